import { exactNumber, numberWords } from '../text/number-words.ts';

/** A number, shortened from 10,000 on; its title has it in full. */
export function Count({ value }: { value: number }) {
  return <span title={exactNumber(value)}>{numberWords(value)}</span>;
}
