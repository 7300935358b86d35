import { MalformedRequest, undecodable } from '../../malformed-request.ts';
import { nestedParams } from './nested.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const MULTIPART_TYPE = 'multipart/form-data';

/** The media type without its parameters, in lower case; `''` when there is none. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

export function isForm(contentType: string | undefined): boolean {
  return [FORM_TYPE, MULTIPART_TYPE].includes(mediaType(contentType));
}

/** Read for every method, as Rack does. */
export async function formParams(bytes: Buffer, contentType: string): Promise<Map<string, unknown>> {
  return nestedParams(
    mediaType(contentType) === FORM_TYPE ? urlencodedPairs(bytes) : await multipartPairs(bytes, contentType),
  );
}

/**
 * Parameters of a JSON body; a JSON value that is no object counts as none. Only for methods that change something:
 * Grape does not look at the body of a GET.
 * @throws MalformedRequest for another media type or malformed JSON. An empty body is neither.
 */
export function jsonParams(bytes: Buffer, contentType: string | undefined): Map<string, unknown> {
  if (bytes.length === 0) return new Map();
  const type = mediaType(contentType);
  if (type !== JSON_TYPE) throw new MalformedRequest({ code: 'media-type-not-supported', type });
  const value = parseJson(bytes);
  return new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);
}

function parseJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ODD_NUMBER.test(text) ? JSON.parse(text, asSpelled) : JSON.parse(text);
  } catch {
    throw new MalformedRequest({ code: 'malformed-json' });
  }
}

/** What may be a number that `Number` would write in another way. To ask for each value costs ten times the parsing. */
const ODD_NUMBER = /\d[.eE]|-0|\d{16}/;

/** Numbers keep their spelling: `1` is a boolean in Grape and `1.0` is none, and an id beyond 2^53 is not rounded. */
function asSpelled(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  return typeof value === 'number' ? source : value;
}

function urlencodedPairs(bytes: Buffer): [string, unknown][] {
  const pairs = bytes
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name, ...value] = pair.split('=');
    return [formDecoded(name!), value.length === 0 ? null : formDecoded(value.join('='))];
  });
}

/** Bytes outside ASCII may stand in a form unescaped: they are escaped first, so that one decoder judges all of them. */
function formDecoded(text: string): string {
  const escaped = text.replaceAll('+', ' ').replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  try {
    return decodeURIComponent(escaped);
  } catch {
    throw undecodable();
  }
}

/** Node's own parser; a file is no value that any parameter takes, so it stays an object and is refused as invalid. */
async function multipartPairs(bytes: Buffer, contentType: string): Promise<[string, unknown][]> {
  if (bytes.length === 0) return [];
  try {
    return [...(await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData())];
  } catch {
    throw undecodable();
  }
}
