import { apiErrorFrom } from '../api/api-error.ts';
import { toasts } from './toasts.ts';

/** Says that something came to nothing, and why: `No key was created. …` */
export function sayFailed(text: string, failure: unknown): void {
  toasts.add(`${text} ${apiErrorFrom(failure).message}`, { tone: 'bad' });
}
