import type { AccessToken } from './access-token.ts';
import type { Person } from './person.ts';

/** As whom somebody acts: a token has a name and an id of its own, as a person has. */
export type Principal = AccessToken | Person;
