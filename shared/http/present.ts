import type { KeysetPage } from '../api/answers.ts';
import type { Endpoint } from '../api/row.ts';
import type { Step } from './call.ts';
import { keysetHeaders } from './keyset.ts';
import { paginate } from './pagination.ts';

/** What the function returned becomes the answer: the row's status, JSON, and a page of it where the row is a list. */
export function present(row: Endpoint): Step {
  return {
    after: (request) => {
      const result: unknown = request.response;
      if (row.success === 204) request.response = { statusCode: 204, body: '' };
      else if (row.pagination === 'keyset') {
        const page = result as KeysetPage;
        const headers = keysetHeaders(page, request.context.call);
        request.response = { statusCode: row.success, headers, body: JSON.stringify(page.rows) };
      } else if (row.pagination) {
        const { rows, headers } = paginate(result as unknown[], request.context.call);
        request.response = { statusCode: row.success, headers, body: JSON.stringify(rows) };
      } else request.response = { statusCode: row.success, body: JSON.stringify(result) };
    },
  };
}
