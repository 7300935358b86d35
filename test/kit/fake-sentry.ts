import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const SENTRY_TOKEN = 'sntrys_secret-of-the-fake-sentry';

/** What a fake Sentry was asked. */
export interface Asked {
  method: string;
  /** Path and query as they arrived. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type SentryAnswer = { status?: number; headers?: Record<string, string>; json?: unknown } | RequestListener;

export interface FakeSentry {
  port: number;
  asked: Asked[];
  /** What it answers from now on to a method and path without query: `GET /api/0/issues/7/`. Else a 404. */
  answers: (answers: Record<string, SentryAnswer>) => void;
  stop: () => Promise<void>;
}

/** An HTTP server on loopback that says what it is told to. */
export async function startFakeSentry(): Promise<FakeSentry> {
  const asked: Asked[] = [];
  let answers: Record<string, SentryAnswer> = {};
  const server = createServer((request, response) => void answerTo(request, response));

  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body: await text(request) });
    const answer = answers[`${method} ${url.split('?')[0]}`] ?? { status: 404, json: { detail: 'not here' } };
    if (typeof answer === 'function') return answer(request, response);
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.json === undefined ? '' : JSON.stringify(answer.json));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    answers: (next) => {
      answers = next;
      asked.length = 0;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A Sentry issue as `GET /api/0/issues/{id}/` answers it; Sentry's documentation has this one. */
export const ISSUE = {
  id: '17',
  shortId: 'WEB-SHOP-H',
  title: 'TypeError: cart is undefined',
  culprit: 'checkout(app/cart)',
  permalink: 'https://sentry.test/organizations/acme/issues/17/',
  level: 'warning',
  logger: null,
  platform: 'javascript',
  status: 'unresolved',
  substatus: 'ongoing',
  type: 'error',
  metadata: { type: 'TypeError', value: 'cart is undefined', filename: 'app/cart.js' },
  project: { id: '42', name: 'Web Shop', slug: 'web-shop', platform: 'javascript' },
  count: '1230',
  userCount: 7,
  firstSeen: '2026-01-02T03:04:05Z',
  lastSeen: '2026-02-03T04:05:06.789000Z',
  stats: {
    '24h': [
      [1770001200, 3],
      [1770004800, 0],
    ],
  },
  firstRelease: { version: 'shop@1.0.0', shortVersion: '1.0.0', lastCommit: null },
  lastRelease: { version: 'shop@1.2.0', shortVersion: '1.2.0', lastCommit: null },
  annotations: [],
};

export const EVENT = {
  id: '0123456789abcdef0123456789abcdef',
  eventID: '0123456789abcdef0123456789abcdef',
  groupID: '17',
  projectID: '42',
  title: 'TypeError: cart is undefined',
  platform: 'javascript',
  dateReceived: '2026-02-03T04:05:07.000000Z',
  dateCreated: '2026-02-03T04:05:06.789000Z',
  user: { id: '5', email: 'someone@example.com' },
  release: { version: 'shop@1.2.0', shortVersion: '1.2.0' },
  tags: [
    { key: 'environment', value: 'production' },
    { key: 'level', value: 'error' },
    { key: 'release', value: 'shop@1.2.0' },
  ],
  entries: [
    { type: 'breadcrumbs', data: { values: [] } },
    {
      type: 'exception',
      data: {
        values: [
          { type: 'Error', value: 'no stack', stacktrace: null },
          {
            type: 'TypeError',
            value: 'cart is undefined',
            stacktrace: {
              frames: [
                { filename: 'main.js', absPath: null, function: null, lineNo: 1, colNo: null, context: [] },
                {
                  filename: 'app/cart.js',
                  absPath: 'https://shop.example.com/app/cart.js',
                  function: 'checkout',
                  lineNo: 12,
                  colNo: 5,
                  inApp: true,
                  context: [
                    [11, 'function checkout() {'],
                    [12, '  cart.pay();'],
                  ],
                },
              ],
            },
          },
        ],
      },
    },
  ],
};

/** Where a fake Sentry has `acme/web-shop`, as the paths of `answers`. */
export const PROJECT = 'GET /api/0/projects/acme/web-shop/';
export const ISSUES = 'GET /api/0/projects/acme/web-shop/issues/';
export const DETAILS = 'GET /api/0/issues/17/';
export const UPDATE = 'PUT /api/0/issues/17/';
export const LATEST = 'GET /api/0/issues/17/events/latest/';
export const KNOWN_PROJECT = { [PROJECT]: { json: { id: '42', slug: 'web-shop', organization: { slug: 'acme' } } } };
