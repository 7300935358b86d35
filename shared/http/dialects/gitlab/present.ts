import type { KeysetPage } from '../../../api/answers.ts';
import type { Endpoint } from '../../../api/row.ts';
import { answer, type Answer } from '../../answer.ts';
import type { Linked } from './links.ts';
import { keysetHeaders } from './keyset.ts';
import { paginate } from './pagination.ts';

/** Makes the answer: the row's status and JSON, and a page of it where the row is a list. */
export function present(row: Endpoint, result: unknown, call: Linked): Answer {
  if (row.success === 204) return { statusCode: 204, body: '' };
  if (row.response === 'Accepted') return answer(row.success, { message: '202 Accepted' });
  if (row.response === 'Created') return answer(row.success, { message: '201 Created' });
  if (row.pagination === 'keyset') {
    const page = result as KeysetPage;
    return answer(row.success, page.rows, keysetHeaders(page, call));
  }
  if (row.pagination) {
    const { rows, headers } = paginate(result as unknown[], call);
    return answer(row.success, rows, headers);
  }
  return answer(row.success, result);
}
