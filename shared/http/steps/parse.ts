import type { Endpoint } from '../../api/row.ts';
import { MAX_API_BODY_BYTES } from '../../domain/limits.ts';
import { channelOf, secretsIn } from '../../auth/session-cookie.ts';
import { baseUrl, schemeOf } from '../base-url.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';
import { MalformedRequest } from '../malformed-request.ts';
import { bodyBytes, headersOf, headerValues, pathParams, queryPairs, refuseMalformedStrings } from '../request.ts';

/** First step: reads what was sent. @throws MalformedRequest */
export function parse(
  { readRequest }: Pick<Dialect, 'readRequest'>,
  domain: string | null,
  { body }: Pick<Endpoint, 'body'>,
): Step {
  const { maxBytes = MAX_API_BODY_BYTES, types = null } = body ?? {};
  return {
    before: async ({ event, context }) => {
      const bytes = bodyBytes(event);
      if (bytes.length > maxBytes) throw new MalformedRequest({ code: 'too-large', maxBytes });
      const header = headersOf(event);
      const raw = await readRequest({ method: event.httpMethod, header, query: queryPairs(event), bytes, types });
      refuseMalformedStrings(raw);
      const channel = channelOf(schemeOf(header), event.requestContext.domainName ?? '');
      const cookies = headerValues(event, 'cookie');
      context.call = {
        method: event.httpMethod,
        requestId: event.requestContext.requestId,
        header,
        base: baseUrl(event, header, domain),
        requestPath: event.requestContext.path,
        path: pathParams(event),
        raw,
        body: types === null ? null : { bytes, type: header('content-type') ?? '' },
        channel,
        sessionSecrets: secretsIn(cookies, channel),
        attemptSecrets: secretsIn(cookies, channel, 'attempt'),
        caller: null,
        principal: null,
        session: null,
        project: null,
        projects: [],
        organization: null,
        error: null,
        params: {},
        page: null,
      };
    },
  };
}
