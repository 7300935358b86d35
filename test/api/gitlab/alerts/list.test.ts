import { describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { invalid } from '../../../kit/answers.ts';
import { alertsOf, newDestination, WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { anEvent, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { eventually } from '../../../kit/eventually.ts';
import { hookReceiver } from '../../../kit/hooks.ts';
import { pagesOf } from '../../../kit/keyset.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

interface Told {
  state: string;
  counts: Record<string, number>;
}

/** The history, once it begins with that. What was not sent yet is in it, too: for a moment each alert is `held`. */
const historyFrom = (project: Project, isWanted: (first: Told) => boolean) =>
  eventually(
    async () => (await admin('GET', alertsOf(project).history)).json as Told[],
    ([first]) => first !== undefined && isWanted(first),
  );

it('of a new project nothing was told', async () => {
  const { history: at } = alertsOf(await newProject());
  expect(await admin('GET', at)).toEqual({ status: 200, json: [] });
  expect(await admin('GET', `${at}?cursor=no`)).toEqual(invalid('cursor is invalid'));
});

describe.skipIf(target.kind === 'deployed')('what is told of a project', () => {
  it('is in the history: the first error at once, and the next in front of it, as long as it waits', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const { url, received } = await hookReceiver(200);
    const made = await admin('POST', alertsOf(project).destinations, { json: { ...WEBHOOK, url } });
    const { id, signing_secret } = made.json as { id: number; signing_secret: string };

    await report(reporter, anEvent());
    const [first] = await untilCounted(project, 1);
    const sent = {
      id: expect.stringMatching(/^msg_/),
      destination: { id, name: 'Hook' },
      kind: 'alert',
      state: 'sent',
      at: expect.any(String),
      attempted_at: expect.any(String),
      attempts: 1,
      next_attempt_at: null,
      status: 200,
      problem: null,
      answer: 'said the receiver',
      counts: { new: 1 },
      alerts: [{ trigger: 'new', error_id: first!.id, title: first!.title }],
    };
    expect(await historyFrom(project, ({ state }) => state === 'sent')).toEqual([sent]);
    const { body, headers } = received[0]!;
    const told = new Webhook(signing_secret).verify(body, headers as Record<string, string>);
    expect(told).toMatchObject({ type: 'alert', alerts: [{ trigger: 'new', error: { id: first!.id } }] });

    await report(reporter, anEvent());
    const second = (await untilCounted(project, 2)).find((one) => one.id !== first!.id)!;
    const held = {
      ...sent,
      id: null,
      kind: 'digest',
      state: 'held',
      attempted_at: null,
      attempts: 0,
      next_attempt_at: expect.any(String),
      status: null,
      answer: '',
      alerts: [{ trigger: 'new', error_id: second.id, title: second.title }],
    };
    expect(await historyFrom(project, ({ state }) => state === 'held')).toEqual([held, sent]);
    expect(await admin('GET', `${alertsOf(project).destinations}/${id}`)).toMatchObject({
      json: { state: { held: 1, failing_since: null, last_attempt: { state: 'sent', status: 200 } } },
    });
    expect(received).toHaveLength(1);
  });

  it('is one message once its destination is muted no more, with each error once', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const { url, received } = await hookReceiver(200);
    const muted = { ...WEBHOOK, url, muted_until: '2999-01-01T00:00:00Z' };
    const made = await admin('POST', alertsOf(project).destinations, { json: muted });
    const { id, signing_secret } = made.json as { id: number; signing_secret: string };
    await report(reporter, anEvent(), anEvent());
    const errors = await untilCounted(project, 2);
    await historyFrom(project, ({ state, counts }) => state === 'held' && counts['new'] === 2);
    expect(received).toEqual([]);

    await admin('PUT', `${alertsOf(project).destinations}/${id}`, { json: { muted_until: null } });
    const history = await historyFrom(project, ({ state }) => state === 'sent');
    expect(history).toMatchObject([{ state: 'sent', attempts: 1, counts: { new: 2 } }]);
    expect(received).toHaveLength(1);
    const { body, headers } = received[0]!;
    const told = new Webhook(signing_secret).verify(body, headers as Record<string, string>) as {
      alerts: { error: { id: number } }[];
    };
    const ascending = (ids: readonly number[]) => ids.toSorted((one, other) => one - other);
    expect(ascending(told.alerts.map(({ error }) => error.id))).toEqual(ascending(errors.map((one) => one.id)));
  });

  it('is read page by page, each message once, the latest first', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const { url } = await hookReceiver(200);
    await newDestination(project, { ...WEBHOOK, url, window_minutes: 0 });
    for (let sent = 1; sent <= 3; sent++) {
      await report(reporter, anEvent());
      await eventually(
        async () => (await admin('GET', alertsOf(project).history)).json as Told[],
        (all) => all.filter(({ state }) => state === 'sent').length === sent,
      );
    }
    const whole = (await admin('GET', alertsOf(project).history)).json;
    const pages = await pagesOf<Told & { at: string }>(alertsOf(project).history, 'per_page=1');
    expect(pages.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(pages.flat()).toEqual(whole);
    const moments = pages.flat().map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted().toReversed());
  });

  it('is what its receiver did not take as well, and when it is tried again', async () => {
    const reporter = await newReporter();
    const { url } = await hookReceiver(500);
    await newDestination(reporter.project, { ...WEBHOOK, url });
    await report(reporter, anEvent());
    expect(await historyFrom(reporter.project, ({ state }) => state !== 'held')).toMatchObject([
      { state: 'retrying', status: 500, attempts: 1, next_attempt_at: expect.any(String), counts: { new: 1 } },
    ]);
  });

  it('is told to whom the rule names alone, and of what passes its filters', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const [one, other] = [await hookReceiver(200), await hookReceiver(200)];
    for (const { url } of [one, other]) await newDestination(project, { ...WEBHOOK, url, window_minutes: 0 });
    const { rules } = alertsOf(project);
    await admin('PUT', `${rules}/1`, { json: { destinations: [2], environments: ['prod*'] } });
    await report(reporter, anEvent({ environment: 'staging' }), anEvent({ environment: 'production' }));
    const told = await historyFrom(project, ({ state }) => state !== 'held');
    expect(told).toMatchObject([{ destination: { id: 2 }, counts: { new: 1 } }]);
    expect([one, other].map(({ received }) => received.length)).toEqual([1, 0]);
    expect(JSON.parse(one.received[0]!.body)).toMatchObject({ alerts: [{ environment: 'production' }] });
  });

  it('is what somebody resolved, where a rule wants that', async () => {
    const reporter = await newReporter();
    const { project } = reporter;
    const { url, received } = await hookReceiver(200);
    await newDestination(project, { ...WEBHOOK, url, window_minutes: 0 });
    await admin('PUT', `${alertsOf(project).rules}/1`, { json: { send_resolved: true } });
    await report(reporter, anEvent());
    const [error] = await untilCounted(project, 1);
    await historyFrom(project, ({ state }) => state === 'sent');
    await admin('PUT', `${project.errors}/${error!.id}`, { json: { status: 'resolved' } });
    const told = await historyFrom(project, ({ state, counts }) => state !== 'held' && counts['resolved'] === 1);
    expect(told).toMatchObject([{ state: 'sent' }, { counts: { new: 1 } }]);
    expect(received).toHaveLength(2);
  });
});
