import { beforeAll, describe, expect, it } from 'vitest';
import { NO_EVENT } from '../../kit/answers.ts';
import { anEvent, envelopeOf, newReporter, post, report, type Reporter } from '../../kit/collector.ts';
import { untilCounted } from '../../kit/errors.ts';
import { eventually } from '../../kit/eventually.ts';
import { newClientKey } from '../../kit/projects.ts';
import { admin, type Answer } from '../../kit/request.ts';
import { target } from '../../kit/target.ts';

const WINDOW_S = 3_600;
let reporter: Reporter;
let refused: Answer;
let refusedId: string;

/** A key with a limit of five events, five that were taken, and what was sent until an instance had seen the limit. */
beforeAll(async () => {
  reporter = await newReporter();
  const json = { rate_limit: { count: 5, window: WINDOW_S } };
  const at = `${reporter.project.clientKeys}/${reporter.key.id}`;
  await admin('PUT', at, { json });
  await report(reporter, ...Array.from({ length: 5 }, () => anEvent()));
  await untilCounted(reporter.project, 5);
  refused = await eventually(
    async () => {
      const event = anEvent();
      refusedId = event.event_id;
      return post(reporter, envelopeOf([event]), { headers: { origin: 'https://app.example' } });
    },
    ({ status }) => status !== 200,
  );
});

describe('a key that has used up its limit', () => {
  it('is told so, and when there is room again, in whole seconds', () => {
    const seconds = Number(refused.headers['retry-after']);
    expect(refused).toEqual({ status: 429 });
    expect(refused.text).toBe('');
    expect(refused.headers['x-sentry-error']).toBe(
      `the limit of this client key or project is reached, there is room again in ${seconds} seconds`,
    );
    expect(refused.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(seconds).toBeLessThanOrEqual(WINDOW_S);
    expect(refused.headers['x-sentry-rate-limits']).toBe(`${seconds}:error;default:key:quota`);
  });

  it('is told so in a way that a page can read', () => {
    expect(refused.headers['access-control-allow-origin']).toBe('*');
    const exposed = String(refused.headers['access-control-expose-headers']).split(/,\s*/);
    expect(exposed).toEqual(expect.arrayContaining(['Retry-After', 'X-Sentry-Rate-Limits', 'X-Sentry-Error']));
  });

  it('has stored nothing of what was refused', async () => {
    expect(await admin('GET', `${reporter.project.events}/${refusedId}`)).toEqual(NO_EVENT);
  });

  it('may still send what counts for nothing', async () => {
    expect(await post(reporter, '{}\n{"type":"session"}\n{}')).toEqual({ status: 200, json: {} });
  });

  it('does not hold up the other keys of its project', async () => {
    const key = await newClientKey(reporter.project);
    const event = anEvent();
    const answer = await post({ project: reporter.project, key }, envelopeOf([event]));
    expect(answer).toEqual({ status: 200, json: { id: event.event_id } });
  });

  it('is seen in the statistics by what was dropped', async () => {
    const stats = await eventually(
      () => admin('GET', reporter.project.stats),
      ({ json }) => (json as { dropped: number }).dropped > 0,
    );
    expect(stats).toEqual({
      status: 200,
      json: { frequency: expect.any(Array), dropped: expect.any(Number), garbled: 0 },
    });
    expect((stats.json as { dropped: number }).dropped).toBeGreaterThanOrEqual(1);
  });

  it('may send again when it is given more', async () => {
    const json = { rate_limit: { count: 1_000_000, window: WINDOW_S } };
    const at = `${reporter.project.clientKeys}/${reporter.key.id}`;
    expect(await admin('PUT', at, { json })).toMatchObject({ status: 200, json });
    const answer = await eventually(
      () => post(reporter, envelopeOf([anEvent()])),
      ({ status }) => status === 200,
    );
    expect(answer).toEqual({ status: 200, json: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } });
  });
});

it('a window that ends makes room again', { timeout: 90_000 }, async () => {
  // No shorter than what an instance may go by: a deployed one reads ten seconds later what was counted.
  const window = target.kind === 'deployed' ? 10 : 2;
  const quick = await newReporter();
  const json = { rate_limit: { count: 1, window } };
  await admin('PUT', `${quick.project.clientKeys}/${quick.key.id}`, { json });
  const sendOne = (): Promise<Answer> => post(quick, envelopeOf([anEvent()]));
  // An instance may look at the beginning of a window, when there is room.
  const blocked = await eventually(sendOne, ({ status }) => status === 429, 50_000);
  expect(blocked).toMatchObject({ status: 429 });
  expect(Number(blocked.headers['retry-after'])).toBeLessThanOrEqual(window);
  expect(await eventually(sendOne, ({ status }) => status === 200)).toMatchObject({ status: 200 });
});
