import { hasTwoBearers } from '../../../auth/credentials.ts';
import type { RawParams } from '../../call.ts';
import type { SentRequest } from '../../dialect.ts';
import { MalformedRequest } from '../../malformed-request.ts';
import { formParams, isForm, jsonParams } from './body.ts';
import { nestedParams } from './nested.ts';

/**
 * Does what Rack and Grape do before anybody is authenticated. Parameters of the body override those of the query.
 * @throws MalformedRequest for two bearer tokens, then for a format, a media type, malformed JSON.
 */
export async function readRequest({ method, header, query: pairs, bytes }: SentRequest): Promise<RawParams> {
  const type = header('content-type');
  const query = nestedParams(pairs);
  const form = isForm(type) ? await formParams(bytes, type!) : null;
  const sent = form === null ? query : new Map([...query, ...form]);
  if (hasTwoBearers({ header, param: (name) => sent.get(name) }))
    throw new MalformedRequest({ code: 'two-bearer-tokens' });
  refuseFormat(sent.get('format'));
  const readsBody = form === null && method !== 'GET' && method !== 'HEAD';
  return readsBody ? new Map([...query, ...jsonParams(bytes, type)]) : sent;
}

function refuseFormat(format: unknown): void {
  if (typeof format !== 'string' || format === '' || format === 'json') return;
  throw new MalformedRequest({ code: 'format-not-supported', format });
}
