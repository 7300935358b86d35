import { describe, expect, it } from 'vitest';
import { occurrencesIn } from '../../../../shared/domain/alerts/notify.ts';
import type { Occurrence } from '../../../../shared/domain/alerts/occurrence.ts';
import { withSnooze } from '../../../../shared/domain/alerts/snooze.ts';
import { recount } from '../../../../shared/services/events/recount.ts';
import { rulesToTell, setStatus, updateIssues } from '../../../../shared/services/issues/update-issues.ts';
import * as errors from '../../../../shared/store/errors.ts';
import * as eventStore from '../../../../shared/store/events.ts';
import * as hasMaps from '../../../../shared/store/has-maps.ts';
import * as projects from '../../../../shared/store/projects.ts';
import * as settings from '../../../../shared/store/settings.ts';
import { keyOfCounts, keyOfError } from '../../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../../shared/store/table/read.ts';
import { useStore } from '../../../kit/store.ts';
import { alertRule, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { storedEvent } from '../../../kit/unit/stored-events.ts';
import { tokenKeyInMemory } from '../../../kit/unit/token-key.ts';
import { after, eventId, NOW, summary } from '../../../kit/unit/summaries.ts';
import { happen, MAPPED, merge, projectWith, RAW } from '../merging.ts';
import { alertingProject, setRules } from './alerting-project.ts';

const store = useStore();
const now = NOW.getTime();
const RULES = [
  alertRule({ id: 1 }),
  thresholdRule({ count: 3 }),
  thresholdRule({ of: 'project', count: 3 }, { id: 3 }),
];

type Item = Record<string, unknown>;
const itemOf = async (project: number, error: number | null = MAPPED): Promise<Item> =>
  (await readItem<Item>(store, error === null ? keyOfCounts(project) : keyOfError(project, error)))!;
const toldBy = ({ notify }: Item): Occurrence[] => (notify === undefined ? [] : occurrencesIn(notify as string));
const eventOf = (project_id: number, error_id: number, number: number) =>
  summary({ project_id, error_id, event_id: eventId(number), timestamp: after(number) });

describe('the item of an error', () => {
  it('of a project without destinations is what it was before there were alerts', async () => {
    const { id } = await projectWith(store, { [MAPPED]: 3 });
    const names = Object.keys(await itemOf(id));
    const other = await alertingProject(store, RULES);
    await happen(
      store,
      [1, 2, 3].map((number) => eventOf(other, MAPPED, number)),
    );
    const added = ['thresholds', 'notify'];
    expect(Object.keys(await itemOf(other)).toSorted()).toEqual([...names, ...added].toSorted());
    expect(names.filter((name) => [...added, 'snooze', 'occurrences'].includes(name))).toEqual([]);
    expect((await itemOf(id, null))['thresholds']).toBeUndefined();
  });

  it('tells what happened in the write in which it did, and in no other', async () => {
    const id = await alertingProject(store, RULES);
    await happen(store, [eventOf(id, MAPPED, 1)]);
    expect(toldBy(await itemOf(id))).toEqual([{ trigger: 'new', rules: [1], at: now + 1 }]);
    await happen(store, [eventOf(id, MAPPED, 2)], 2);
    expect((await itemOf(id))['notify']).toBeUndefined();
    await happen(store, [eventOf(id, MAPPED, 3)], 3);
    expect(toldBy(await itemOf(id))).toEqual([{ trigger: 'threshold', rules: [2], at: now + 3, value: 3 }]);
    expect(toldBy(await itemOf(id, null))).toEqual([{ trigger: 'threshold', rules: [3], at: now + 3, value: 3 }]);
    await errors.update(store, id, MAPPED, NOW, (error) => withSnooze(error, { events: 2 }, NOW));
    expect(await itemOf(id)).toMatchObject({ snooze: { at_count: 5 } });
    expect((await itemOf(id))['notify']).toBeUndefined();
  });

  it('keeps nothing of thresholds once the project has no destination any more', async () => {
    const id = await alertingProject(store, RULES);
    await happen(store, [eventOf(id, MAPPED, 1)]);
    expect(Object.keys(await itemOf(id))).toContain('thresholds');
    await setRules(
      store,
      id,
      RULES.map((rule) => ({ ...rule, destinations: [] })),
    );
    await happen(store, [eventOf(id, MAPPED, 2)], 2);
    for (const item of [await itemOf(id), await itemOf(id, null)]) expect(item['thresholds']).toBeUndefined();
  });
});

describe("what a project's counts told", () => {
  it.each([
    [
      'settings',
      async (id: number) =>
        void (await settings.change(store, tokenKeyInMemory(), id, { active: false }, { create: false })),
    ],
    ['that it has source maps', async (id: number) => void (await hasMaps.note(store, id))],
  ])('is not told again by the write of %s', async (_what, write) => {
    const id = await alertingProject(store, RULES);
    await happen(
      store,
      [1, 2, 3].map((number) => eventOf(id, MAPPED, number)),
    );
    expect(toldBy(await itemOf(id, null))).toHaveLength(1);
    await write(id);
    const item = await itemOf(id, null);
    expect(Object.keys(item)).toContain('thresholds');
    expect(item['notify']).toBeUndefined();
  });
});

describe('an error that was merged into another', () => {
  it('counts for the rules there, and its alias tells nothing', async () => {
    const id = await alertingProject(store, RULES);
    await happen(store, [eventOf(id, RAW, 1), eventOf(id, MAPPED, 2)]);
    await merge(store, id);
    await happen(store, [eventOf(id, RAW, 3)], 3);
    expect(toldBy(await itemOf(id))).toEqual([{ trigger: 'threshold', rules: [2], at: now + 3, value: 3 }]);
    const alias = await itemOf(id, RAW);
    expect([alias['merged_into'], alias['notify'], alias['thresholds']]).toEqual([MAPPED, undefined, undefined]);
  });

  it('brings the other one back, which tells so', async () => {
    const id = await alertingProject(store, RULES);
    await happen(store, [eventOf(id, MAPPED, 1)]);
    await setStatus(store, id, MAPPED, 'resolved', null, RULES, new Date(now + 5));
    await happen(store, [eventOf(id, RAW, 10)], 2);
    await merge(store, id);
    expect(toldBy(await itemOf(id))).toEqual([{ trigger: 'regressed', rules: [1], at: now + 10 }]);
  });

  it('brings it back by an event that comes later, too', async () => {
    const id = await alertingProject(store, RULES);
    await happen(store, [eventOf(id, MAPPED, 1), eventOf(id, RAW, 2)]);
    await merge(store, id);
    await setStatus(store, id, MAPPED, 'resolved', null, RULES, new Date(now + 5));
    await happen(store, [eventOf(id, RAW, 10)], 3);
    expect(toldBy(await itemOf(id))).toEqual([{ trigger: 'regressed', rules: [1], at: now + 10 }]);
  });
});

describe('who resolves errors', () => {
  it('has that told by the write that does it, of each of them', async () => {
    const id = await alertingProject(store, RULES);
    await happen(store, [eventOf(id, MAPPED, 1), eventOf(id, RAW, 2)]);
    const project = (await projects.read(store, id))!;
    const chosen = { ids: [String(MAPPED), String(RAW)], status: 'all' } as const;
    await updateIssues(store, [project], chosen, 'resolved', async () => null, new Date(now + 5));
    for (const error of [MAPPED, RAW])
      expect(toldBy(await itemOf(id, error))).toEqual([{ trigger: 'resolved', rules: [1], at: now + 5 }]);
  });

  it('reads the rules of each project once, and none to ignore an error', async () => {
    const id = await alertingProject(store, RULES);
    store.sent.length = 0;
    const rulesOf = rulesToTell(store, 'resolved');
    expect(await Promise.all([rulesOf(id), rulesOf(id)])).toEqual([RULES, RULES]);
    expect(store.sent).toEqual(['GetItemCommand']);
    expect(await rulesToTell(store, 'ignored')(id)).toEqual([]);
    expect(store.sent).toEqual(['GetItemCommand']);
  });
});

it('what the consumer gave up on tells what it brings about when it is counted again', async () => {
  const id = await alertingProject(store, RULES);
  const event = eventOf(id, MAPPED, 1);
  await eventStore.put(store, storedEvent(event));
  const events = [{ projectId: id, eventId: event.event_id, sequence: '1'.padStart(40, '0') }];
  expect(await recount(store, { shard: 'shard', first: '1', events }, NOW)).toMatchObject({ counted: 1 });
  expect(toldBy(await itemOf(id))).toEqual([{ trigger: 'new', rules: [1], at: now + 1 }]);
});
