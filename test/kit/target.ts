import { inject } from 'vitest';
import type { Door } from './doors.ts';

/** The stack that a run of the API suite is pointed at. */
export interface Target {
  kind: 'in-process' | 'local' | 'deployed';
  /** The API's address with its stage and without a slash at the end, for example `http://127.0.0.1:8787/api`. */
  base: string;
  /** Where the collector is reached, by API; `host` is sent where an address alone does not tell which API is meant. */
  doors: Record<Door, { base: string; host: string | null }>;
  adminToken: string;
  /** Namespace of projects that name none: the tenant's name. */
  tenant: string;
  /** The table behind the API, for what the API itself refuses to make; `null` where the suite has no way to it. */
  table: TableAccess | null;
  /** The directory in which the engine keeps the bucket's objects; `null` where the suite has no way to it. */
  objects: string | null;
}

export interface TableAccess {
  endpoint: string;
  name: string;
  accessKeyId: string;
  secretAccessKey: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    target: Target;
    door: Door;
  }
}

/** Provided by the global set-up of the vitest project that the test runs in. */
export const target: Target = inject('target');

/** The API through which this run reaches the collector. */
export const door: Door = inject('door');
