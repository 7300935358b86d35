import type { DataOf } from '../api/types.ts';

/** Who is signed in. */
export type Session = DataOf<'getSession'>;
