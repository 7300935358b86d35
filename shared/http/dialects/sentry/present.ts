import type { KeysetPage } from '../../../api/answers.ts';
import type { Endpoint } from '../../../api/row.ts';
import { answer, type Answer } from '../../answer.ts';
import type { Call } from '../../call.ts';
import { pageHeaders } from './pages.ts';

/** Makes the answer: the row's status and JSON, and a page of it where the row is a list. */
export function present(row: Endpoint, result: unknown, call: Call): Answer {
  if (row.success === 204) return { statusCode: 204, body: '' };
  if (row.pagination === undefined) return answer(row.success, result);
  const page = result as KeysetPage;
  return answer(row.success, page.rows, {
    ...pageHeaders(page, call),
    ...(page.isDirectHit && { 'X-Sentry-Direct-Hit': '1' }),
  });
}
