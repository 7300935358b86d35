import { randomBytes } from 'node:crypto';

/** A client key: the public half of a DSN. It sits in browsers, so it is no secret. */
export interface ClientKey {
  id: number;
  project_id: number;
  active: boolean;
  /** `glet_` and 32 lower-case hexadecimal digits, the form of GitLab's integrated error tracking. */
  public_key: string;
}

export function newPublicKey(): string {
  return `glet_${randomBytes(16).toString('hex')}`;
}
