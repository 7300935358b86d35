import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { asAdmin, ask, type Asked, type Door, type Scene } from './check-scene.ts';

export interface Check {
  what: string;
  expected: string;
  /** What is seen, in the words of `expected`. */
  look: (scene: Scene) => Promise<string>;
}

const ENVELOPE = 'application/x-sentry-envelope';
const MEBIBYTE = 1024 * 1024;

const CODINGS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync } as const;
type Coding = keyof typeof CODINGS;

/**
 * How each address takes each coding of a body. A REST API undoes gzip and deflate itself and refuses all others with 415
 * ("Call an API method with a compressed payload", API Gateway Developer Guide); at the DSN's address the function sees the
 * body as it was sent.
 */
const TAKES: Record<Door, Record<Coding, string>> = {
  API: { gzip: '200', deflate: '200', br: '415', zstd: '415' },
  DSN: { gzip: '200', deflate: '200', br: '200', zstd: '200' },
};

/** JSON with gzip: an HTTP API hands over what is called JSON as text, which destroys it (ADR 38). */
const TAKES_COMPRESSED_JSON: Record<Door, string> = { API: '200', DSN: '415' };

/** More than Lambda takes: a REST API says so, an HTTP API answers as for any failed call. */
const REFUSES_TOO_LARGE: Record<Door, string> = { API: '413', DSN: '500' };

/** A body of so many bytes, most of it in an attachment, which is dropped. */
function envelope(type: string, size = 0): string {
  const event = { event_id: randomUUID().replaceAll('-', ''), exception: { values: [{ type, value: 'a check' }] } };
  const attachment = size === 0 ? '' : `\n{"type":"attachment","length":${size},"filename":"a"}\n${'a'.repeat(size)}`;
  return `{}\n{"type":"event"}\n${JSON.stringify(event)}${attachment}`;
}

/** Sends to an endpoint of the collector with the project's key, and tells the status. */
async function status(scene: Scene, door: Door, endpoint: string, { headers, ...asked }: Asked): Promise<string> {
  const auth = { 'X-Sentry-Auth': `Sentry sentry_version=7, sentry_client=check/1.0, sentry_key=${scene.publicKey}` };
  const answer = await ask(`${scene.doors[door]}/${endpoint}`, {
    method: 'POST',
    ...asked,
    headers: { ...auth, ...headers },
  });
  await answer.arrayBuffer();
  return String(answer.status);
}

function coded(door: Door, coding: Coding, contentType: string | null): Check {
  const headers = { 'Content-Encoding': coding, ...(contentType && { 'Content-Type': contentType }) };
  return {
    what: `${door}: ${coding}, ${contentType === null ? 'no type' : 'with its type'}`,
    expected: TAKES[door][coding],
    look: (scene) => status(scene, door, 'envelope/', { body: CODINGS[coding](envelope('Coded')), headers }),
  };
}

function ofDoor(door: Door): Check[] {
  const plain = (what: string, expected: string, endpoint: string, size = 0): Check => ({
    what: `${door}: ${what}`,
    expected,
    look: (scene) =>
      status(scene, door, endpoint, { body: envelope('Plain', size), headers: { 'Content-Type': ENVELOPE } }),
  });
  const codings = Object.keys(CODINGS) as Coding[];
  return [
    plain('/envelope/, with the slash of SDKs', '200', 'envelope/'),
    plain('/envelope, without it', '200', 'envelope'),
    ...codings.flatMap((coding) => [coded(door, coding, ENVELOPE), coded(door, coding, null)]),
    {
      what: `${door}: JSON with gzip to /store/`,
      expected: TAKES_COMPRESSED_JSON[door],
      look: (scene) =>
        status(scene, door, 'store/', {
          body: gzipSync(JSON.stringify({ message: 'a check' })),
          headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
        }),
    },
    plain('a body of 4 MiB', '200', 'envelope/', 4 * MEBIBYTE),
    // Lambda takes 6 MB, and a body gets there a third longer, in base64.
    plain('a body of 5 MiB', REFUSES_TOO_LARGE[door], 'envelope/', 5 * MEBIBYTE),
    {
      what: `${door}: preflight of a page`,
      expected: '*, POST',
      look: async (scene) => {
        const headers = { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' };
        const answer = await ask(`${scene.doors[door]}/envelope/`, { method: 'OPTIONS', headers });
        if (!answer.ok) return String(answer.status);
        const methods = answer.headers.get('access-control-allow-methods') ?? '';
        return `${answer.headers.get('access-control-allow-origin')}, ${methods.includes('POST') ? 'POST' : methods}`;
      },
    },
  ];
}

/** Statuses of the API itself, by what is asked for. */
const API: Check[] = [
  {
    what: 'a project by its path, with %2F',
    expected: '200',
    look: async ({ api, path }) =>
      String((await ask(`${api.url}/v4/projects/${encodeURIComponent(path)}`, authorized(api.token))).status),
  },
  {
    what: 'an unknown address, with Bearer',
    expected: '404 JSON',
    look: async ({ api }) => {
      const headers = { Authorization: `Bearer ${api.token}` };
      const answer = await ask(`${api.url}/v4/there/is/no/such/thing`, { headers });
      return `${answer.status} ${/json/.test(answer.headers.get('content-type') ?? '') ? 'JSON' : 'no JSON'}`;
    },
  },
  {
    what: 'a known address, with Bearer',
    expected: '200',
    look: async ({ api, id }) => {
      const headers = { Authorization: `Bearer ${api.token}` };
      return String((await ask(`${api.url}/v4/projects/${id}`, { headers })).status);
    },
  },
  {
    what: 'an event of the DSN is counted within a minute',
    expected: 'count 1',
    look: countedOnce,
  },
];

const authorized = (token: string): Asked => ({ headers: { 'PRIVATE-TOKEN': token } });

async function countedOnce(scene: Scene): Promise<string> {
  const type = `Counted${scene.id}`;
  const sent = await status(scene, 'DSN', 'envelope/', { body: envelope(type), headers: { 'Content-Type': ENVELOPE } });
  if (sent !== '200') return sent;
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const path = `/v4/projects/${scene.id}/error_tracking/errors?search_term=${type}`;
    const [error] = (await asAdmin(scene.api, 'GET', path)) as { count: number }[];
    if (error !== undefined) return `count ${error.count}`;
    await wait(500);
  }
  return 'no error';
}

/**
 * Lists everything that is tried, in order. What cannot be tried from outside is in docs/first-deployment.md. Where both
 * addresses of the collector are one, its requests reach the HTTP API.
 */
export function checksOf({ doors }: Pick<Scene, 'doors'>): readonly Check[] {
  const rest = doors.API === doors.DSN ? [] : ofDoor('API');
  return [...API.slice(0, 3), ...ofDoor('DSN'), ...rest, ...API.slice(3)];
}
