import type { Endpoint } from '../../api/row.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';

/** Last step before the function: validates the row's parameters. @throws what the dialect throws. */
export function readParameters(dialect: Pick<Dialect, 'readParameters'>, row: Endpoint): Step {
  return {
    before: ({ context: { call } }) => {
      const { params, page } = dialect.readParameters(row, call.raw);
      call.params = params;
      call.page = page;
    },
  };
}
