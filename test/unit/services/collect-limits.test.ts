import { describe, expect, it } from 'vitest';
import { overflowErrorId } from '../../../shared/ingest/grouping/overflow.ts';
import { openedEvent } from '../../../shared/domain/stored-event.ts';
import * as events from '../../../shared/store/events.ts';
import { itemsOf, useStore } from '../../kit/store.ts';
import { dyingStore } from '../../kit/unit/dying-store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { eventId, NOW } from '../../kit/unit/summaries.ts';
import { deliver, envelope, event, instance, item } from './collecting.ts';
import { LIMITS } from './counting.ts';

const store = useStore();

describe('one instance', () => {
  const many = (count: number) => envelope(...Array.from({ length: count }, (_, number) => item(event(number + 1))));

  it('counts what it let in itself, before the table shows it', async () => {
    const { parts, dropped } = instance(store, { key: { active: true, rate_limit: { count: 5, window: 60 } } });
    const projectId = newProjectId();
    const answers = [];
    for (let number = 1; number <= 7; number++)
      answers.push(await deliver(parts, projectId, envelope(item(event(number)))));
    expect(answers.map((answer) => typeof answer)).toEqual([...Array<string>(5).fill('object'), 'string', 'string']);
    expect(answers.at(-1)).toMatch(/^RateLimited/);
    expect(dropped).toEqual([1, 1]);
    expect(await deliver(parts, projectId, many(6), { receivedAt: new Date(NOW.getTime() + 60_000) })).toMatch(/^Rate/);
  });

  it('does not count what was there before', async () => {
    const { parts } = instance(store, { key: { active: true, rate_limit: { count: 2, window: 60 } } });
    const projectId = newProjectId();
    for (let time = 0; time < 5; time++)
      expect(await deliver(parts, projectId, envelope(item(event(1))))).toEqual({ id: eventId(1) });
  });

  it('puts new errors beyond the limit into one error that says so', async () => {
    const { parts } = instance(store, {}, { ...LIMITS, newErrorsPerHour: 3 });
    const projectId = newProjectId();
    const errors = [];
    for (let number = 1; number <= 6; number++) {
      await deliver(parts, projectId, envelope(item(event(number, { message: 'no'.repeat(number) }))));
      errors.push(openedEvent((await events.read(store, projectId, eventId(number), NOW))!));
    }
    const overflow = overflowErrorId(projectId);
    expect(errors.map(({ error_id }) => error_id === overflow)).toEqual([false, false, false, true, true, true]);
    expect(errors[3]).toMatchObject({ title: 'nononono', overflow: 3 });
    await deliver(parts, projectId, envelope(item(event(7, { message: 'no' }))));
    expect(await events.read(store, projectId, eventId(7), NOW)).toMatchObject({ error_id: errors[0]!.error_id });
  });

  it('stores nothing after a failure, and takes the same envelope again without counting twice', async () => {
    const withoutIds = envelope(...Array.from({ length: 9 }, (_, number) => item({ message: `no ${number}` })));
    const projectId = newProjectId();
    const eventsOf = async () =>
      (await itemsOf(store)).filter(({ pk }) => String(pk).startsWith(`EVENT#${projectId}#`));
    const dying = instance(dyingStore(store, { call: 5, when: 'before' }));
    await expect(deliver(dying.parts, projectId, withoutIds)).resolves.toMatch(/^Killed/);
    expect((await eventsOf()).length).toBeLessThan(8);
    expect(await deliver(instance(store).parts, projectId, withoutIds)).toEqual({ id: expect.any(String) });
    expect(await eventsOf()).toHaveLength(9);
  });
});
