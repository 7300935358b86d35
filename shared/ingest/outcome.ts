/** The sender's bytes are broken; `problem` says where, for the body of a 400. */
export interface Malformed {
  outcome: 'malformed';
  problem: string;
}

/** What was sent is over a limit; `subject` says which part, for the body of a 413. */
export interface TooLarge {
  outcome: 'too-large';
  subject: string;
  /** The most that is taken, in bytes. */
  limit: number;
}

export function malformed(problem: string): Malformed {
  return { outcome: 'malformed', problem };
}

export function tooLarge(subject: string, limit: number): TooLarge {
  return { outcome: 'too-large', subject, limit };
}
