import type { Answers } from '../../api/answers.ts';
import type { Endpoint } from '../../api/row.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';
import { deliver } from '../deliver.ts';
import { redirect } from '../redirect.ts';
import { withSession } from '../session-headers.ts';

/** Turns what the function returned into the answer. */
export function present(dialect: Pick<Dialect, 'present'>, row: Endpoint): Step {
  return {
    after: (request) => {
      const { call } = request.context;
      const result: unknown = request.response;
      if (row.success === 302) {
        // A navigation is for its browser alone.
        request.context.isForOwnPages = true;
        request.response = redirect(result as Answers['Redirect'], call.channel);
        return;
      }
      const answer = dialect.present(row, result, call);
      const whole = row.session ? withSession(answer, row.session, result, call.channel) : answer;
      request.response = deliver(whole, row, call);
    },
  };
}
