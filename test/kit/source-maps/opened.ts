import { buildIndex } from '../../../shared/source-maps/build/build-index.ts';
import { openIndex } from '../../../shared/source-maps/index/open-index.ts';
import type { Found, SourceMapIndex } from '../../../shared/source-maps/index/source-map-index.ts';
import { SourceTexts } from '../../../shared/source-maps/index/source-texts.ts';
import { rangesOf } from './ranges.ts';

/** A script and its map as they would be uploaded; a map may be text. */
export interface Upload {
  map: string | Uint8Array | object;
  script?: string | Uint8Array;
}

export function built({ map, script }: Upload): ReturnType<typeof buildIndex> {
  const isBytes = typeof map === 'string' || map instanceof Uint8Array;
  const bytes = Buffer.from(isBytes ? map : JSON.stringify({ version: 3, ...map }));
  return buildIndex(
    { name: 'app.js.map', bytes },
    script === undefined ? null : { name: 'app.js', bytes: Buffer.from(script) },
  );
}

/** The index of an upload, opened, and the texts of its sources. */
export async function opened(upload: Upload): Promise<{ index: SourceMapIndex; texts: SourceTexts }> {
  const { index: bytes, texts } = built(upload);
  const index = await openIndex(rangesOf(bytes).read);
  return { index, texts: new SourceTexts(rangesOf(texts).read, index.texts) };
}

/** What a place of an upload comes from, in one line: `a.ts:3:7 name`, zero-based. */
export async function whereOf(upload: Upload, line: number, column: number): Promise<string | null> {
  const { index } = await opened(upload);
  const [found] = await index.find([{ line, column }]);
  return shortOf(found!);
}

export function shortOf({ mapping }: Found): string | null {
  if (mapping === null) return null;
  const { source, line, column, name } = mapping;
  return `${source.name}:${line}:${column}${name === null ? '' : ` ${name}`}`;
}
