import { beforeAll, expect, it } from 'vitest';
import { collectorOf, newReporter, type Reporter } from '../../kit/collector.ts';
import { eventOf, untilCounted } from '../../kit/errors.ts';
import { through } from '../../kit/request.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

const report = {
  'document-uri': 'https://shop.example/cart',
  'effective-directive': 'script-src-elem',
  'blocked-uri': 'https://evil.example/x.js',
};

it.each([
  ['http', 'application/csp-report', { 'csp-report': report }],
  ['rest', 'application/csp-report', { 'csp-report': report }],
  ['http', 'application/reports+json', [{ type: 'csp-violation', age: 1, url: 'https://shop.example/', body: report }]],
  ['rest', 'application/reports+json', [{ type: 'csp-violation', age: 1, url: 'https://shop.example/', body: report }]],
] as const)('a report is stored by the %s API as %s', async (door, type, body) => {
  const path = `${collectorOf(reporter.project, 'security')}?sentry_key=${reporter.key.public_key}&sentry_release=r1`;
  const answer = await through(door)('POST', path, {
    headers: { 'content-type': type, 'user-agent': `Firefox by ${door}` },
    body: JSON.stringify(body),
  });
  expect(answer).toEqual({ status: 200, json: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } });
  const { id } = answer.json as { id: string };
  expect(await eventOf(reporter.project, id)).toMatchObject({
    payload: { logger: 'csp', release: 'r1', csp: report, tags: { 'effective-directive': 'script-src-elem' } },
  });
});

it.each(['http', 'rest'] as const)('what is no report is refused by the %s API', async (door) => {
  const path = `${collectorOf(reporter.project, 'security')}?sentry_key=${reporter.key.public_key}`;
  const { status } = await through(door)('POST', path, { body: '{"a":1}' });
  expect(status).toBe(400);
});

it.each(['http', 'rest'] as const)('a batch that is sent again counts once, by the %s API', async (door) => {
  const { project, key } = await newReporter();
  const path = `${collectorOf(project, 'security')}?sentry_key=${key.public_key}`;
  const violation = { documentURL: 'https://shop.example/', effectiveDirective: 'img-src', blockedURL: 'data' };
  const send = async (directive: string, madeAt: number): Promise<unknown> => {
    const body = { ...violation, effectiveDirective: directive };
    const entry = { type: 'csp-violation', age: Date.now() - madeAt, url: 'https://shop.example/', body };
    const headers = { 'content-type': 'application/reports+json' };
    const answer = await through(door)('POST', path, { headers, body: JSON.stringify([entry]) });
    expect(answer.status).toBe(200);
    return answer.json;
  };
  // Where steps of ten seconds meet: the ways of two sendings are not equally long.
  const border = Math.floor(Date.now() / 10_000) * 10_000 - 60_000;
  const first = await send('img-src', border - 1_500);
  expect(await send('img-src', border + 1_500)).toEqual(first);
  expect(await send('img-src', border - 1_500)).toEqual(first);
  await send('font-src', border);
  expect((await untilCounted(project, 2)).map(({ count }) => count)).toEqual([1, 1]);
});
