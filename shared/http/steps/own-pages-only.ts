import { isFromOwnPage } from '../../auth/credentials.ts';
import { Forbidden } from '../../domain/refusals.ts';
import type { Step } from '../call.ts';
import { MalformedRequest } from '../malformed-request.ts';

/**
 * Lets a session begin or end for pages of this origin alone, or another site could sign a browser in to a session of its
 * own choice (login CSRF) or out of it. A request without `Sec-Fetch-Site` is refused too: what sends none has no use for
 * a session, which counts only with that header. Plain http is told apart first, for browsers leave the header out there.
 * A token in the address is refused: addresses are kept in histories and logs.
 * @throws MalformedRequest, Forbidden
 */
export function ownPagesOnly(): Step {
  return {
    before: ({ event, context }) => {
      const { call } = context;
      context.isForOwnPages = true;
      if (call.channel === 'plain') throw new MalformedRequest({ code: 'not-encrypted' });
      if (!isFromOwnPage(call)) throw new Forbidden('must-be-own-page');
      if (event.multiValueQueryStringParameters?.['token']) throw new MalformedRequest({ code: 'token-in-address' });
    },
  };
}
