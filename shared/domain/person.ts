import { digestOf } from './access-token.ts';

/** Somebody whom an OpenID provider vouches for. Who it is follows from issuer and subject, never from a name or address. */
export interface Person {
  kind: 'person';
  /** Of the same counter as the ids of tokens, so that no two users share one. */
  id: number;
  issuer: string;
  subject: string;
  /** As the provider had it at the sign-in. */
  name: string;
  /** When they first signed in. ISO 8601, UTC. */
  created_at: string;
}

/** SHA-256 of what identifies a person, in hexadecimal. */
export function personDigest({ issuer, subject }: Pick<Person, 'issuer' | 'subject'>): string {
  return digestOf(JSON.stringify([issuer, subject]));
}
