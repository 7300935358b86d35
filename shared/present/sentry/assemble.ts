import type { AssembleState } from '../../domain/artifact/bundle.ts';

/** How an upload is; clients do not take the answer without `missingChunks`. */
export function assembleEntity({ state, missing, detail }: AssembleState) {
  return { state, missingChunks: missing, detail };
}
