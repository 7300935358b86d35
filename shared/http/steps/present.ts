import type { Endpoint } from '../../api/row.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';

/** Turns what the function returned into the answer. */
export function present(dialect: Pick<Dialect, 'present'>, row: Endpoint): Step {
  return {
    after: (request) => {
      request.response = dialect.present(row, request.response, request.context.call);
    },
  };
}
