import { describe, expect, it } from 'vitest';
import { newErrorLimit } from '../../../shared/services/collector/new-error-limit.ts';
import type { NewErrors } from '../../../shared/domain/quota.ts';
import { hourStart } from '../../../shared/domain/time.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { NOW, records, summary } from '../../kit/unit/summaries.ts';
import { deliver } from './counting.ts';
import { keyOfProject } from '../../../shared/store/table/item-keys.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

const store = useStore();
const START = NOW.getTime();
const counted = (count: number, hour = hourStart(START)): NewErrors => ({ hour, count });

/** A project in which the errors with these ids exist. */
async function projectWith(...ids: number[]): Promise<number> {
  const project_id = newProjectId();
  await store.db.send(new PutCommand({ TableName: store.table, Item: keyOfProject(project_id) }));
  const events = ids.map((error_id, index) =>
    summary({ project_id, error_id, event_id: String(index).padStart(32, '0') }),
  );
  await deliver(store, 'shard', records(events));
  store.sent.length = 0;
  return project_id;
}

describe('the limit of new errors', () => {
  it('lets so many begin and no more, in one instance, before the table shows any', async () => {
    const judge = newErrorLimit(4);
    const project = await projectWith();
    const judged = [];
    for (const id of [1, 2, 3, 4, 5, 6, 1]) judged.push(await judge(store, project, id, null, START));
    expect(judged).toEqual(['within', 'within', 'within', 'within', 'beyond', 'beyond', 'within']);
    expect(await judge(store, await projectWith(), 5, null, START)).toBe('within');
  });

  it('never takes an error that is there for a new one', async () => {
    const project = await projectWith(7, 8);
    const judge = newErrorLimit(10);
    const full = counted(10);
    expect(await judge(store, project, 7, full, START)).toBe('within');
    expect(await judge(store, project, 9, full, START)).toBe('beyond');
    expect(await judge(store, project, 8, full, START)).toBe('within');
    store.sent.length = 0;
    expect(await judge(store, project, 7, full, START)).toBe('within');
    expect(store.sent).toEqual([]);
  });

  it('costs no read while less than half of it is used', async () => {
    const judge = newErrorLimit(10);
    const project = await projectWith();
    store.sent.length = 0;
    for (const id of [1, 2, 3]) await judge(store, project, id, counted(2), START);
    expect(store.sent).toEqual([]);
    await judge(store, project, 4, counted(5), START);
    expect(store.sent).toEqual(['GetItemCommand']);
  });

  it('is not used up twice by what the table counts meanwhile', async () => {
    const judge = newErrorLimit(4);
    const project = await projectWith();
    for (const id of [1, 2, 3]) await judge(store, project, id, null, START);
    expect(await judge(store, project, 4, counted(3), START + 1_000)).toBe('within');
    expect(await judge(store, project, 5, counted(4), START + 2_000)).toBe('beyond');
  });

  it('begins again with the hour', async () => {
    const judge = newErrorLimit(2);
    const project = await projectWith();
    const full = counted(2);
    expect(await judge(store, project, 1, full, START)).toBe('beyond');
    expect(await judge(store, project, 1, full, START + 3_600_000)).toBe('within');
  });

  it('knows what it let in long ago as an error that is there', async () => {
    const judge = newErrorLimit(2);
    const project = await projectWith();
    await judge(store, project, 1, null, START);
    await judge(store, project, 2, counted(1), START + 20_000);
    store.sent.length = 0;
    expect(await judge(store, project, 1, counted(2), START + 20_000)).toBe('within');
    expect(store.sent).toEqual([]);
  });
});
