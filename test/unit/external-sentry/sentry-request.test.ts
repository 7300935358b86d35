import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuse } from '../../../shared/http/dialects/gitlab/refuse.ts';
import { UpstreamFailure, type Refusal } from '../../../shared/domain/refusals.ts';
import type { Network } from '../../../shared/outbound/internet.ts';
import { askSentry, openSentry } from '../../../shared/external-sentry/sentry-request.ts';
import { ISSUES, SENTRY_TOKEN, startFakeSentry, type FakeSentry, type SentryAnswer } from '../../kit/fake-sentry.ts';

const here: Network = {
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  isAllowed: () => true,
};

let sentry: FakeSentry;
beforeAll(async () => void (sentry = await startFakeSentry()));
afterAll(() => sentry.stop());

const opened = (token: string | null = SENTRY_TOKEN) =>
  openSentry(
    { api_url: `http://web.sentry.test:${sentry.port}/api/0/projects//acme//web-shop///`, token },
    here,
    AbortSignal.timeout(8_000),
  );

async function ask(answer: SentryAnswer, token = SENTRY_TOKEN) {
  sentry.answers({ [ISSUES]: answer });
  const open = opened(token);
  return askSentry(open, { url: `${open.projectRoot}/issues/`, subject: 'error' });
}

async function responseTo(answer: SentryAnswer): Promise<unknown> {
  const error: unknown = await ask(answer).catch((reason: unknown) => reason);
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain(SENTRY_TOKEN);
  return refuse(error as Refusal);
}

describe('what Sentry refuses', () => {
  it.each([
    ['7', '7'],
    ['', '1'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', '1'],
    ['99999999', '1'],
  ])('for being asked too often may be asked again later (%j)', async (retryAfter, seconds) => {
    expect(await responseTo({ status: 429, headers: { 'retry-after': retryAfter } })).toEqual({
      statusCode: 429,
      headers: { 'Retry-After': seconds },
      body: '{"message":"429 Too Many Requests - Sentry response status code: 429"}',
    });
  });

  it('a fault of Sentry itself is a 503, never a 502', async () => {
    const answers = await Promise.all([500, 502, 503, 504, 599].map((status) => responseTo({ status })));
    expect(answers.map((answer) => (answer as { statusCode: number }).statusCode)).toEqual([503, 503, 503, 503, 503]);
  });
});

describe('the address of the project', () => {
  it('has no slashes too many', () => {
    const { root, projectRoot } = opened();
    expect(root).toBe(`http://web.sentry.test:${sentry.port}/api/0`);
    expect(projectRoot).toBe(`${root}/projects/acme/web-shop`);
  });

  it.each([null, 'https://web.sentry.test/', 'https://web.sentry.test/api/0/projects/', 'x'])(
    'is missing in %s',
    (api_url) => {
      const expected = new UpstreamFailure({ code: 'address-invalid' });
      expect(() => openSentry({ api_url, token: 'x' }, here, AbortSignal.timeout(8_000))).toThrow(expected);
    },
  );
});

describe('the token', () => {
  it.each([null, '', 'a\r\nX-Other: b', 'ü', '\0'])('cannot be %j', (token) => {
    expect(() => opened(token)).toThrow(new UpstreamFailure({ code: 'token-invalid' }));
  });

  it('is taken out of whatever a server echoes, in body and cursor', async () => {
    const token = 'with "quotes" and \\';
    const link = `<x>; rel="next"; results="true"; cursor="${SENTRY_TOKEN}"`;
    expect(await ask({ json: { token } }, token)).toEqual({ json: { token: '[Filtered]' }, next: null });
    expect(await ask({ json: [SENTRY_TOKEN], headers: { link } })).toEqual({
      json: ['[Filtered]'],
      next: '[Filtered]',
    });
  });

  it('a token as short as a word is not searched for in answers', async () => {
    expect(await ask({ json: [false] }, 'false')).toEqual({ json: [false], next: null });
  });
});

describe("Sentry's cursor", () => {
  it.each([
    [
      '<x>; rel="previous"; results="true"; cursor="0:0:1", <y>; rel="next"; results="true"; cursor="5:100:0"',
      '5:100:0',
    ],
    ['<x>; rel="previous"; results="true"; cursor="0:0:1", <y>; rel="next"; results="false"; cursor="5:100:0"', null],
    ['<x>; rel="previous"; results="true"; cursor="0:0:1"', null],
    ['<x>; rel="next"; cursor="5:100:0"; results="true"', null],
    ['<x>; rel="next"', null],
  ])('in %s is %s', async (link, next) => {
    expect(await ask({ json: [], headers: { link } })).toEqual({ json: [], next });
  });
});
