import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { target } from './target.ts';

/** The two APIs that lead to the collector: its own HTTP API, and the REST API that serves all the rest. */
export type Door = 'http' | 'rest';

/**
 * What becomes of a body on its way to the function. `refused`: the API answers by itself. `destroyed`: what is no UTF-8 is
 * gone.
 */
export type Fate = 'as sent' | 'inflated' | 'destroyed' | 'refused';

export interface SentBody {
  bytes: Uint8Array;
  /** Of `Content-Encoding`; `null` without. */
  coding: string | null;
  /** Of `Content-Type`; `null` without. */
  type: string | null;
}

/**
 * What AWS documents, and for types of text what others have seen (ministackorg/ministack#766). A REST API undoes the
 * codings that it knows and refuses all others; an HTTP API looks at the type alone.
 */
export function fateOf(door: Door, { bytes, coding, type }: SentBody): Fate {
  if (door === 'rest') return undone(Buffer.from(bytes), (coding ?? '').toLowerCase());
  const isText = /^(?:text\/.*|application\/(?:json|xml|javascript))$/i.test((type ?? '').split(';')[0]!.trim());
  return isText && !Buffer.from(Buffer.from(bytes).toString()).equals(Buffer.from(bytes)) ? 'destroyed' : 'as sent';
}

function undone(bytes: Buffer, coding: string): Fate {
  if (coding === '' || coding === 'identity') return 'as sent';
  try {
    if (coding === 'gzip') gunzipSync(bytes);
    else if (coding === 'deflate') inflateSync(bytes);
    else return 'refused';
    return 'inflated';
  } catch {
    return 'refused';
  }
}

const UNSUPPORTED = '415 Unsupported Media Type';

/** The REST API's own answer to a coding that it does not undo. */
export const NOT_UNDONE = {
  status: 415,
  json: {
    message: UNSUPPORTED,
    detail: expect.stringMatching(/gzip and deflate.* https:.*\/error_tracking\/collector$/),
  },
};

/** The function's, to a compressed body that an HTTP API took for text. It names the REST API where that undoes the coding. */
function destroyed({ type, coding, bytes }: SentBody, projectId: number): object {
  const isUndone = ['as sent', 'inflated'].includes(fateOf('rest', { type, coding, bytes }));
  const advice = isUndone
    ? `leads to https://[a-z0-9]+\\.execute-api\\..*/api/v4/error_tracking/collector/${projectId}$`
    : 'under a type that is not text';
  const detail: unknown = expect.stringMatching(new RegExp(`content type, ${type!.replaceAll('/', '\\/')}.*${advice}`));
  return { status: 415, json: { message: UNSUPPORTED, detail } };
}

/**
 * Gives the answer that a body's fate leads to; `taken` where the function has it whole. On AWS a body may fare better than
 * the worst that is assumed where no document says what becomes of it: compressed text, and deflate without zlib.
 */
export function byFate(
  which: Door,
  sent: SentBody,
  { taken, projectId }: { taken: object; projectId: number },
): object {
  const fate = fateOf(which, sent);
  if (fate === 'as sent' || fate === 'inflated') return taken;
  const refusal = fate === 'refused' ? NOT_UNDONE : destroyed(sent, projectId);
  const isAssumed = fate === 'destroyed' || (sent.coding === 'deflate' && isRawDeflate(sent.bytes));
  return target.kind === 'deployed' && isAssumed ? expect.toBeOneOf([taken, refusal]) : refusal;
}

function isRawDeflate(bytes: Uint8Array): boolean {
  try {
    return inflateRawSync(bytes).length > 0;
  } catch {
    return false;
  }
}
