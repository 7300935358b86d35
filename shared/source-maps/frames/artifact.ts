import type { SourceMapIndex } from '../index/source-map-index.ts';
import type { SourceTexts } from '../index/source-texts.ts';

/** What is there of a debug id. */
export type Artifact =
  | { state: 'ready'; index: SourceMapIndex; texts: SourceTexts }
  | { state: 'refused'; file: string; problem: string }
  | { state: 'unreachable' };
