import { MAX_FUNCTIONS } from '../limits.ts';

/** More functions than are kept of a script. Its map is of use without their names. */
export class TooManyFunctions extends Error {
  constructor() {
    super(`has more than ${MAX_FUNCTIONS} functions`);
  }
}
