import { randomBytes } from 'node:crypto';

/** Crockford's, without what is easily mistaken. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** Makes the id of a message: `msg_` and 26 letters and digits, 130 random bits. */
export function newMessageId(): string {
  return `msg_${Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('')}`;
}
