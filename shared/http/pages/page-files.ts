import type { Coding } from '../content-coding.ts';

/** The files beside a function, as `infra/bundle-pages.ts` wrote them: each file, and beside it the same with these endings. */
export const ENDINGS = { br: '.br', gzip: '.gz', identity: '' } as const satisfies Record<Coding, string>;

/** What is read of them; names are those of files that are there, never what a caller sent. */
export interface PageFiles {
  names: ReadonlySet<string>;
  read: (name: string) => Buffer;
}
