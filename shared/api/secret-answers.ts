import type { Answers } from './answers.ts';

/** The answers that show a secret, once. A test compares with the schemas. */
export const SECRET_ANSWERS: ReadonlySet<keyof Answers> = new Set<keyof Answers>([
  'AccessTokenWithSecret',
  'PersonalAccessTokenWithSecret',
  'SessionCookie',
]);
