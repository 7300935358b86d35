/** The sender's bytes are broken; `problem` says where, for the body of a 400. */
export interface Malformed {
  outcome: 'malformed';
  problem: string;
}

/** What was sent is over a limit; `subject` says which part, for the body of a 413. */
export interface TooLarge {
  outcome: 'too-large';
  subject: string;
  /** The most that is taken. */
  limit: number;
  /** What the limit counts; bytes, unless said otherwise. */
  unit?: 'values';
}

/** @param problem for the body of a 400 */
export function malformed(problem: string): Malformed {
  return { outcome: 'malformed', problem };
}

/** @param limit in bytes */
export function tooLarge(subject: string, limit: number): TooLarge {
  return { outcome: 'too-large', subject, limit };
}

/** The limit in words, for the body of a 413. */
export function tooLargeText({ subject, limit, unit }: TooLarge): string {
  return unit === undefined ? `${subject} is larger than ${limit} bytes` : `${subject} has more than ${limit} ${unit}`;
}
