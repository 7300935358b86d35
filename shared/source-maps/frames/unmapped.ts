/** Why a frame shows what was sent. */
export type Unmapped =
  | { reason: 'too-many' }
  | { reason: 'no-line' }
  | { reason: 'no-debug-id' }
  | { reason: 'not-uploaded'; debugId: string }
  | { reason: 'two-debug-ids'; debugIds: readonly string[] }
  | { reason: 'refused'; debugId: string; file: string; problem: string }
  | { reason: 'unreachable'; debugId: string }
  | { reason: 'no-mapping'; debugId: string; line: number; column: number | null };

/** Says in a sentence why a frame is not mapped, and what to do about it. */
export function sentenceOf(unmapped: Unmapped): string {
  switch (unmapped.reason) {
    case 'too-many':
      return 'The event has more frames, or frames of more scripts, than are looked up.';
    case 'no-line':
      return 'The event does not say on which line of the script this is.';
    case 'no-debug-id':
      return 'The event has no debug id for this script: inject one into what is deployed, before it is uploaded.';
    case 'not-uploaded':
      return `No source map with debug id ${unmapped.debugId} was uploaded.`;
    case 'two-debug-ids':
      return `The script has several debug ids, and no source map was uploaded for any of them: ${unmapped.debugIds.join(', ')}. Let only one tool inject them.`;
    case 'refused':
      return `The source map with debug id ${unmapped.debugId} cannot be used. ${unmapped.file}: ${unmapped.problem}.`;
    case 'unreachable':
      return `The source map with debug id ${unmapped.debugId} could not be read in time.`;
    case 'no-mapping':
      return `The source map with debug id ${unmapped.debugId} has no mapping at line ${unmapped.line}${unmapped.column === null ? '' : `, column ${unmapped.column}`}: it may be of another build, or the code there has no source.`;
  }
}
