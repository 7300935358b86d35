import { describe, expect, it } from 'vitest';
import type { AlertRule } from '../../../../shared/domain/alerts/alert-rule.ts';
import { occurrencesIn } from '../../../../shared/domain/alerts/notify.ts';
import { withSnooze } from '../../../../shared/domain/alerts/snooze.ts';
import { aliasOf } from '../../../../shared/domain/error/merged.ts';
import { withoutEvents } from '../../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../../shared/domain/error/transitions.ts';
import type { Schedule } from '../../../../shared/domain/job-orders.ts';
import { checkThreshold } from '../../../../shared/services/alerts/check-threshold.ts';
import { countBatch } from '../../../../shared/services/events/count-batch.ts';
import * as errors from '../../../../shared/store/errors.ts';
import { thresholdEndsAt } from '../../../kit/unit/threshold-ends.ts';
import { keyOfCounts, keyOfError } from '../../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../../shared/store/table/read.ts';
import { useStore } from '../../../kit/store.ts';
import { thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { dyingStore, Killed } from '../../../kit/unit/dying-store.ts';
import { after, eventId, NOW, records, summary } from '../../../kit/unit/summaries.ts';
import { LIMITS } from '../counting.ts';
import { alertingProject, setRules } from './alerting-project.ts';

const store = useStore();
const MINUTE = 60_000;
const RULE = thresholdRule();
const RULES = [RULE, thresholdRule({ of: 'project' }, { id: 3 })];
/** `NOW` begins a step. What crossed a line then is below it twelve minutes later, and over after twelve more. */
const END = 24 * MINUTE;
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

let sequence = 0;
/** Counts so many events of error 7 in a project, received then. */
async function count(project_id: number, events: number, ms = 0): Promise<void> {
  const batch = Array.from({ length: events }, () =>
    summary({ project_id, error_id: 7, timestamp: after(ms), event_id: eventId(++sequence) }),
  );
  await countBatch(store, LIMITS, 'shard', records(batch, ++sequence * 1_000), later(ms));
}

/** Looks at error 7 (or `null`: the project), and returns what was planned for later. */
async function check(
  project_id: number,
  ms: number,
  error_id: number | null = 7,
  rule_id = error_id === null ? 3 : 2,
  by = store,
) {
  const planned: Schedule<'checkThreshold'>[] = [];
  const put = async (schedule: Schedule<'checkThreshold'>): Promise<void> => void planned.push(schedule);
  await checkThreshold(by, { put } as never, { project_id, error_id, rule_id }, later(ms));
  return planned;
}

function unlessKilled(thrown: unknown): void {
  if (!(thrown instanceof Killed)) throw thrown;
}

interface Telling {
  notify?: string;
  thresholds?: Uint8Array;
  revision: number;
}
const itemOf = async (project: number, error: number | null = 7): Promise<Telling> =>
  (await readItem<Telling>(store, error === null ? keyOfCounts(project) : keyOfError(project, error)))!;
const toldBy = ({ notify }: Telling) => (notify === undefined ? [] : occurrencesIn(notify));

describe.each([
  ['an error', 7],
  ['a project', null],
] as const)('%s that is over the line of a rule', (_what, error) => {
  const rule = error === null ? 3 : 2;
  const recovered = { trigger: 'recovered', rules: [rule], at: NOW.getTime() + END, value: 0 };

  it('is told to be below it again after a whole window, once', async () => {
    const id = await alertingProject(store, RULES);
    await count(id, 3);
    expect(toldBy(await itemOf(id, error))).toContainEqual({
      trigger: 'threshold',
      rules: [rule],
      at: NOW.getTime(),
      value: 3,
    });
    expect(thresholdEndsAt((await itemOf(id, error)).thresholds, rule)).toBe(NOW.getTime() + END);
    expect(await check(id, END, error)).toEqual([]);
    const written = await itemOf(id, error);
    expect(toldBy(written)).toEqual([recovered]);
    expect(await check(id, END + 1, error)).toEqual([]);
    expect(await itemOf(id, error)).toEqual(written);
  });

  it('is looked at again when that may be so, if it is looked at too early', async () => {
    const id = await alertingProject(store, RULES);
    await count(id, 3);
    const before = await itemOf(id, error);
    const order = { project_id: id, error_id: error, rule_id: rule };
    const name = `threshold-${id}-${error ?? 'project'}-${rule}`;
    expect(await check(id, END - 1, error)).toEqual([{ name, at: NOW.getTime() + END, job: 'checkThreshold', order }]);
    expect(await itemOf(id, error)).toEqual(before);
    await count(id, 3, 20 * MINUTE);
    expect(await check(id, END, error)).toMatchObject([{ at: NOW.getTime() + 20 * MINUTE + END }]);
  });

  it('tells nothing to a rule that does not want to know, is muted, or is gone, and may cross the line anew', async () => {
    const changes: ((changed: AlertRule) => AlertRule[])[] = [
      (changed) => [{ ...changed, send_resolved: false }],
      (changed) => [{ ...changed, muted_until: after(END + 1) }],
      () => [],
      (changed) => [{ ...changed, enabled: false }],
    ];
    for (const change of changes) {
      const id = await alertingProject(store, RULES);
      await count(id, 3);
      await setRules(
        store,
        id,
        RULES.flatMap((one) => change(one)),
      );
      expect(await check(id, END, error)).toEqual([]);
      const written = await itemOf(id, error);
      expect(toldBy(written)).toEqual([]);
      expect(thresholdEndsAt(written.thresholds, rule)).toBeNull();
    }
  });

  it('is told once of a look that was killed, or that two take at once', async () => {
    for (const when of ['before', 'after'] as const)
      for (let call = 0; call < 4; call++) {
        const id = await alertingProject(store, RULES);
        await count(id, 3);
        const { revision } = await itemOf(id, error);
        const dying = dyingStore(store, { call, when }) as never as typeof store;
        await check(id, END, error, rule, dying).catch(unlessKilled);
        await Promise.all([check(id, END, error), check(id, END, error)]);
        const written = await itemOf(id, error);
        expect([toldBy(written), written.revision]).toEqual([[recovered], revision + 1]);
      }
  });
});

describe('a look at a threshold', () => {
  it('comes to nothing where nothing is over a line, or nothing is there', async () => {
    const id = await alertingProject(store, RULES);
    expect(await check(id, END)).toEqual([]);
    expect(await check(id, END, null)).toEqual([]);
    await count(id, 2);
    const before = await itemOf(id);
    expect(await check(id, END)).toEqual([]);
    expect(await itemOf(id)).toEqual(before);
    await errors.change(store, id, 7, (error) => withoutEvents(error!, later(1)));
    expect(await check(id, END)).toEqual([]);
    expect(await check(999_999, END)).toEqual([]);
  });

  it('is at the error into which that one was merged', async () => {
    const id = await alertingProject(store, RULES);
    await count(id, 3);
    const error = (await errors.readAny(store, id, 7))!;
    await errors.change(store, id, 8, () => ({ ...error, id: 8 }));
    await errors.change(store, id, 7, () => aliasOf(error, 8));
    expect(await check(id, END)).toEqual([]);
    expect(toldBy(await itemOf(id, 8))).toMatchObject([{ trigger: 'recovered' }]);
  });

  it('tells of an error that somebody ignores since, too: what was told of it is over', async () => {
    const id = await alertingProject(store, RULES);
    await count(id, 3);
    await errors.update(store, id, 7, NOW, (error) => withStatus(error, 'ignored', later(1), null, RULES).error);
    await count(id, 3, 20 * MINUTE);
    expect(await check(id, END)).toEqual([]);
    expect(toldBy(await itemOf(id))).toMatchObject([{ trigger: 'recovered', value: 0 }]);
  });

  it('comes to nothing where somebody resolved the error, which was told then', async () => {
    const id = await alertingProject(store, RULES);
    await count(id, 3);
    await errors.update(store, id, 7, NOW, (error) => withStatus(error, 'resolved', later(1), null, RULES).error);
    const written = await itemOf(id);
    expect(toldBy(written)).toMatchObject([{ trigger: 'resolved', rules: [2] }]);
    expect(await check(id, END)).toEqual([]);
    expect(await itemOf(id)).toEqual(written);
  });

  it('tells of a snoozed error, too, whose line was crossed before, and leaves it snoozed', async () => {
    const id = await alertingProject(store, RULES);
    await count(id, 3);
    await errors.update(store, id, 7, NOW, (error) => withSnooze(error, { events: 99 }, NOW));
    await check(id, END);
    expect(toldBy(await itemOf(id))).toMatchObject([{ trigger: 'recovered' }]);
    expect((await errors.readAny(store, id, 7))!.snooze).toEqual({ at_count: 102 });
  });
});
