import { Refusal } from '../../domain/refusals.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';
import type { Log } from './log.ts';

/** Answers a refusal in the dialect's words. Anything else becomes a bare 500, and a log line with the cause. */
export function answerErrors({ refuse, fault }: Pick<Dialect, 'refuse' | 'fault'>, log: Log): Step {
  return {
    onError: (request) => {
      const { error } = request;
      const refused = error instanceof Refusal ? refuse(error) : null;
      if (refused === null)
        log.error('unexpected error', { request_id: request.event.requestContext.requestId, error });
      request.response = refused ?? { ...fault };
    },
  };
}
