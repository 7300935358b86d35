import { gunzipSync, inflateSync } from 'node:zlib';
import { LIMIT_BYTES } from './read-body.ts';

/** What became of a body: its bytes, or the type of the gateway response that it earns, and why. */
export type Decoded =
  | { outcome: 'ok'; body: Buffer }
  | { outcome: 'refused'; type: 'UNSUPPORTED_MEDIA_TYPE' | 'REQUEST_TOO_LARGE'; problem: string };

/** Codings that a REST API knows (API Gateway Developer Guide, "Enable payload compression for an API"). */
const DECODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  identity: (body) => body,
  gzip: (body) => gunzipSync(body, { maxOutputLength: LIMIT_BYTES }),
  // With the header of zlib, as RFC 9110 has it; nobody says that a REST API takes it without.
  deflate: (body) => inflateSync(body, { maxOutputLength: LIMIT_BYTES }),
};

/**
 * Undoes `Content-Encoding` as a REST API does, whether compression is enabled for it or not: gzip and deflate before the
 * function is called, the header left in place. Any other coding, and a body that is not what its header says, is a 415
 * (API Gateway Developer Guide, "Call an API method with a compressed payload"; the header that stays was seen in
 * dougmoscrop/serverless-http#194 and dherault/serverless-offline#594). A list of codings is taken for one that is not
 * known, an empty header for none; the guide says nothing of either.
 */
export function decodeBody(headers: Readonly<Record<string, string[]>>, body: Buffer): Decoded {
  const sent = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1];
  const coding = (sent ?? []).join(', ').trim().toLowerCase();
  if (body.length === 0 || coding === '') return { outcome: 'ok', body };
  const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding]! : null;
  if (decode === null) return unsupported(`the coding ${coding} is none that API Gateway undoes`);
  try {
    return { outcome: 'ok', body: decode(body) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return { outcome: 'refused', type: 'REQUEST_TOO_LARGE', problem: 'larger than 10 MB once it is inflated' };
    return unsupported(`the body is not ${coding}`);
  }
}

function unsupported(problem: string): Decoded {
  return { outcome: 'refused', type: 'UNSUPPORTED_MEDIA_TYPE', problem };
}
