import { describe, expect, it } from 'vitest';
import { complaintsOf, runNodeApp } from '../kit/sdk/run-node-app.ts';
import { untilCounted } from '../kit/errors.ts';
import { limit, newTrackedProject, onlyErrorOf } from '../kit/sdk/tracked-project.ts';

describe('an app with @sentry/node', () => {
  it('shows a thrown error with its causes, its source, and all that the app says of it', async () => {
    const project = await newTrackedProject();
    const app = await runNodeApp('cause-chain', project.dsn);
    expect(app.status).toBe(0);
    expect(app.envelopes).toContain('event 200');
    expect(complaintsOf(app)).toEqual([]);

    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({
      title: 'CheckoutError: The card was not charged',
      type: 'CheckoutError',
      message: 'The card was not charged',
      level: 'error',
      platform: 'node',
      status: 'unresolved',
      count: 1,
      user_count: 1,
      first_release: 'shop@1.2.3',
      last_release: 'shop@1.2.3',
      environments: ['staging'],
    });
    expect(event).toMatchObject({
      title: error.title,
      release: 'shop@1.2.3',
      environment: 'staging',
      user: { id: '4711', username: 'ada' },
      tags: { payment: 'card' },
      payload: { extra: { order: 17, basket: ['tea', 'cup'] } },
    });
    const thrower = event.stack_trace_entries.at(-1)!;
    expect(thrower).toMatchObject({ function: 'chargeCard', filename: expect.stringMatching(/cause-chain\.ts$/) });
    expect(new Map(thrower.context).get(thrower.lineNo)).toContain('throw new CheckoutError');
    expect(thrower.context.length).toBeGreaterThan(5);
    const { values } = event.payload['exception'] as { values: { type: string }[] };
    expect(values.map(({ type }) => type)).toEqual(['TypeError', 'CheckoutError']);
  });

  it('shows a message with its level', async () => {
    const project = await newTrackedProject();
    await runNodeApp('message', project.dsn);
    const { error } = await onlyErrorOf(project);
    expect(error).toMatchObject({ title: 'Stock of tea is low', message: 'Stock of tea is low', level: 'warning' });
  });

  it('shows what it died of', async () => {
    const project = await newTrackedProject();
    expect(await runNodeApp('uncaught', project.dsn)).toMatchObject({ status: 1 });
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({ title: 'RangeError: Nobody has the key', level: 'fatal' });
    expect(event.stack_trace_entries.at(-1)).toMatchObject({ function: 'Immediate.openShop' });
  });

  it('shows a promise that nobody caught', async () => {
    const project = await newTrackedProject();
    await runNodeApp('rejection', project.dsn);
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({ title: 'Error: Nobody locked the door' });
    expect(event.stack_trace_entries.at(-1)).toMatchObject({ function: 'closeShop' });
  });

  it('sends a big event compressed, and all of it can be read', async () => {
    const project = await newTrackedProject();
    expect((await runNodeApp('big', project.dsn)).encodings).toContain('gzip');
    const { event } = await onlyErrorOf(project);
    expect(event.payload['extra']).toEqual({ basket: 'tea, '.repeat(20_000) });
  });

  it('sends no more of what nobody keeps once it was answered, and all of its errors', async () => {
    const project = await newTrackedProject();
    const app = await runNodeApp('everything-else', project.dsn);
    expect(complaintsOf(app)).toEqual([]);
    const border = app.envelopes.indexOf('answered');
    const [first, then] = [app.envelopes.slice(0, border), app.envelopes.slice(border + 1)];
    const items = ['check_in', 'event', 'feedback', 'log', 'session', 'transaction'];
    expect(new Set(first.map((envelope) => envelope.split(' ')[0]))).toEqual(new Set(items));
    expect(first.filter((envelope) => !/ (?:200|held back)$/.test(envelope))).toEqual([]);
    const held = items.map((item) => (item === 'event' ? 'event 200' : `${item} held back`));
    // What it held back it reports, and holds that back as well.
    const others = then.filter((envelope) => envelope !== 'client_report held back');
    expect([...new Set(others)].toSorted()).toEqual(held);
    const errors = await untilCounted(project, 3);
    const counts = errors.map(({ title, count }) => `${count} ${title}`);
    expect(counts.toSorted()).toEqual(['1 Sent last', '2 Error: Within a transaction']);
  });

  it('that throws the same error ten times has one error, counted ten times', async () => {
    const project = await newTrackedProject();
    await runNodeApp('ten-times', project.dsn);
    const errors = await untilCounted(project, 10);
    expect(errors).toMatchObject([{ count: 10, user_count: 3 }]);
    expect(errors).toMatchObject([{ title: expect.stringMatching(/^Error: Cup \d+ is cracked$/) }]);
  });

  it('holds errors back once its key is over its limit', async () => {
    const project = await newTrackedProject();
    await limit(project, { count: 1, window: 86_400 });
    const app = await runNodeApp('over-the-limit', project.dsn);
    expect(app.status).toBe(0);
    const ofEvents = app.envelopes.filter((envelope) => envelope.startsWith('event'));
    expect(ofEvents.slice(-6)).toEqual(['event 429', ...Array.from({ length: 5 }, () => 'event held back')]);
    const sent = app.envelopes.filter((envelope) => !envelope.endsWith('held back'));
    expect(app.encodings).toHaveLength(sent.length);
    const taken = ofEvents.filter((envelope) => envelope === 'event 200');
    expect(await untilCounted(project, taken.length)).toMatchObject([{ title: 'Until the limit is reached' }]);
  });
});
