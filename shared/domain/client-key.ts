import { randomBytes } from 'node:crypto';
import type { RateLimit } from './quota.ts';

/** A client key: the public half of a DSN. It sits in browsers, so it is no secret. */
export interface ClientKey {
  id: number;
  project_id: number;
  active: boolean;
  /** `glet_` and 32 lower-case hexadecimal digits, the form of GitLab's integrated error tracking. */
  public_key: string;
  /** `null`: the tenant's default. */
  rate_limit: RateLimit | null;
}

export function newPublicKey(): string {
  return `glet_${randomBytes(16).toString('hex')}`;
}

/** Whether a text has the form of a public key: nothing else is one, so it need not be looked up. */
export function isPublicKey(text: string): boolean {
  return /^glet_[0-9a-f]{32}$/.test(text);
}
