import { counted, sizeWords } from '../text/number-words.ts';
import type { Details } from './event-types.ts';

/** The parts of an answer that may be left out, as people call them. */
const PARTS: Readonly<Record<string, string>> = { vars: 'variables of frames', context: 'source lines', data: 'data' };

/** Says in sentences what of an event is not there: filtered, trimmed before it was stored, or left out of this answer. */
export function keptSentences({
  filtered,
  trimmed,
  left_out,
}: Pick<Details, 'filtered' | 'trimmed' | 'left_out'>): string[] {
  const sentences: string[] = [];
  if (filtered.total > 0) sentences.push(`${counted(filtered.total, 'value was', 'values were')} filtered.`);
  if (trimmed !== null)
    sentences.push(
      `The event had ${sizeWords(trimmed.bytes)}, more than is stored, so it was trimmed: ${trimmed.steps.join(', ')}.`,
    );
  if (left_out.length > 0) {
    const names = left_out.map((part) => (Object.hasOwn(PARTS, part) ? PARTS[part]! : part)).join(', ');
    sentences.push(`Too large to be shown here: ${names}. The JSON has them.`);
  }
  return sentences;
}
