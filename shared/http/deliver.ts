import { gzipSync } from 'node:zlib';
import type { Endpoint } from '../api/row.ts';
import { SECRET_ANSWERS } from '../api/secret-answers.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { chooseCoding } from './content-coding.ts';
import { entityTag, isKnown } from './entity-tag.ts';

/** A shorter body fits into one packet as it is (an Ethernet frame holds 1,500 bytes with its headers). */
export const MIN_CODED_BYTES = 1_400;

/** Of zlib: most of what level 9 saves on JSON, for less of the function's time. */
const LEVEL = 4;

/** Headers that say what a list has beyond its rows, so that a page is another one when they differ. */
const OF_CONTENT = /^(?:link|x-)/i;

/**
 * Makes an answer short, if the caller can read it so: a read that the caller has already is a 304 without a body (RFC
 * 9110, 13.1.2), and what is long is coded with gzip. A body with a secret is sent as it is, because the length of coded
 * ones tells what in them is equal to what somebody else put there (https://www.breachattack.com).
 */
export function deliver(answer: Answer, row: Endpoint, { method, header }: Pick<Call, 'method' | 'header'>): Answer {
  if (answer.body === '' || SECRET_ANSWERS.has(row.response)) return answer;
  const isLong = Buffer.byteLength(answer.body) >= MIN_CODED_BYTES;
  const varied = isLong ? withHeaders(answer, { Vary: 'Accept-Encoding' }) : answer;
  if (row.method !== 'GET') return isLong ? coded(varied, header) : varied;
  const tag = entityTag(answer.body, ...contentHeaders(answer));
  if (isKnown(header('if-none-match'), tag)) return notModified(varied, tag);
  const tagged = withHeaders(varied, { ETag: tag });
  return isLong && method !== 'HEAD' ? coded(tagged, header) : tagged;
}

/** In base64, of which API Gateway makes bytes because all types are binary to it ("Content type conversions in API Gateway"). */
function coded(answer: Answer, header: Call['header']): Answer {
  if (chooseCoding(header('accept-encoding'), ['gzip', 'identity']) === 'identity') return answer;
  const body = gzipSync(answer.body, { level: LEVEL }).toString('base64');
  return { ...withHeaders(answer, { 'Content-Encoding': 'gzip' }), body, isBase64Encoded: true };
}

function notModified({ headers }: Answer, etag: string): Answer {
  const vary = headers?.['Vary'];
  return { statusCode: 304, body: '', headers: { ETag: etag, ...(vary !== undefined && { Vary: vary }) } };
}

function contentHeaders({ headers = {} }: Answer): string[] {
  return Object.entries(headers)
    .filter(([name]) => OF_CONTENT.test(name))
    .map(([name, value]) => `${name}: ${value}`);
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
