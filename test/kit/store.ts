import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { startEngine, type Engine } from '../../local/dynamodb/engine.ts';
import * as projects from '../../shared/store/projects.ts';
import type { Project, ProjectDraft } from '../../shared/domain/project.ts';
import { openStore, type Store } from '../../shared/store/table/store.ts';
import { createTableInput } from './create-table.ts';

export interface TestStore extends Store {
  /** Operations sent so far, by the names of the SDK's commands: `GetItemCommand`. */
  sent: string[];
  /** Capacity units consumed so far, of table and indexes. */
  units: number;
}

/** An empty table of its own for a test file, in an engine that keeps nothing (or in the one at `DYNAMODB_ENDPOINT`). */
export function useStore(): TestStore {
  let engine: Engine | null = null;
  const test = { sent: [] as string[], units: 0 } as TestStore;

  beforeAll(async () => {
    const given = process.env['DYNAMODB_ENDPOINT'];
    if (given === undefined) engine = await startEngine({ file: ':memory:' });
    const store = openStore(
      { table: `test-${randomUUID()}` },
      {
        endpoint: given ?? engine!.endpoint,
        region: 'local',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      },
    );
    Object.assign(test, store);
    await store.db.send(new CreateTableCommand(createTableInput(store.table)));
    store.db.middlewareStack.add(
      (next, context) => async (args) => {
        test.sent.push(String(context['commandName']));
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
        for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) test.units += CapacityUnits;
        return answer;
      },
      { step: 'initialize' },
    );
  });

  afterAll(async () => {
    test.db.destroy();
    await engine?.stop();
  });
  return test;
}

type Consumed = { CapacityUnits?: number };

/** Everything in the table but its counters. */
export async function itemsOf({ db, table }: Store): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const page of paginateScan({ client: db }, { TableName: table, ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  return items.filter(({ pk }) => pk !== 'COUNTER');
}

/** What lies in a project's partition, its own item included. */
export async function itemsBelow(store: Store, { id }: Pick<Project, 'id'>): Promise<Record<string, unknown>[]> {
  return (await itemsOf(store)).filter(({ pk }) => pk === `PROJECT#${id}`);
}

export async function freshProject(store: Store, fields: Partial<ProjectDraft> = {}): Promise<Project> {
  const made = await projects.create(store, {
    name: 'App',
    path: `p-${randomUUID()}`,
    namespace: 'group',
    description: null,
    created_at: '2024-01-01T00:00:00.000Z',
    ...fields,
  });
  if (made.outcome !== 'created') throw new Error(made.outcome);
  return made.project;
}

/** Runs the same thing so many times at once. */
export function atOnce<T>(times: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => work(index)));
}

/** How often each outcome came. */
export function tally(outcomes: readonly { outcome: string }[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(outcomes, ({ outcome }) => outcome)).map(([name, all]) => [name, all!.length]),
  );
}
