import type { KeysetPage, Repeatable } from '../../../api/answers.ts';
import type { Endpoint } from '../../../api/row.ts';
import { answer, type Answer } from '../../answer.ts';
import type { Call } from '../../call.ts';
import { pageHeaders } from './pages.ts';

/** Makes the answer: the row's status and JSON, and a page of it where the row is a list or a table. */
export function present(row: Endpoint, result: unknown, call: Call): Answer {
  if (row.success === 204) return { statusCode: 204, body: '' };
  if (row.repeated !== undefined) {
    const { isRepeated, body } = result as Repeatable<unknown>;
    return answer(isRepeated ? row.repeated : row.success, body);
  }
  if (row.pagination === undefined) return answer(row.success, result);
  const page = result as KeysetPage;
  const body = row.isTable ? { data: page.rows, meta: { fields: page.columns ?? {} } } : page.rows;
  return answer(row.success, body, {
    ...pageHeaders(page, call),
    ...(page.isDirectHit && { 'X-Sentry-Direct-Hit': '1' }),
  });
}
