import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAlertSetup, type AlertSetup } from '../../shared/domain/alerts/alert-rule.ts';
import { setupWith, thresholdRule } from '../kit/unit/alert-rules.ts';
import { countBatches, countStoring } from '../kit/metering/counting-calls.ts';
import { measurePages } from '../kit/metering/list-pages.ts';
import { startMeteredTable, type MeteredTable, type TableCost } from '../kit/metering/metered-table.ts';
import { makeSource, type MeteredProject } from '../kit/metering/sent-events.ts';
import { countTableCalls, type TableCosts } from '../kit/metering/table-calls.ts';
import { REQUEST_TABLE_CALLS } from './request-table-calls.ts';

let metered: MeteredTable;
beforeAll(async () => {
  metered = await startMeteredTable();
});
afterAll(() => metered.stop());

describe('what a request costs at the table', () => {
  let costs: TableCosts;
  beforeAll(async () => {
    costs = await countTableCalls(metered);
  });

  it('is what it was, call by call and unit by unit', () => {
    expect(Object.fromEntries(Object.entries(costs).map(([title, { byId }]) => [title, shown(byId)]))).toEqual(
      REQUEST_TABLE_CALLS,
    );
  });

  it('is the same for a project that is named by its path', () => {
    const named = Object.values(costs).filter(({ byPath }) => byPath !== undefined);
    expect(named.map(({ byPath }) => byPath)).toEqual(named.map(({ byId }) => byId));
  });
});

it('a request of a hundred reports costs a write for each, and one look-up of which were sent before', async () => {
  await metered.table.reset();
  const project = (await metered.api.call('createProject', { json: { path: 'demo' } })) as MeteredProject;
  const { publicKey } = await makeSource(metered.api, project);
  const body = { documentURL: 'https://shop.example/', blockedURL: 'data' };
  const reports = Array.from({ length: 100 }, (_, index) => ({
    type: 'csp-violation',
    age: 60_000,
    body: { ...body, effectiveDirective: `d-${index}` },
  }));
  const sent = { bytes: Buffer.from(JSON.stringify(reports)), publicKey };
  const parts = { path: { id: project.id }, sent };
  const cost = await metered.cost(() => metered.api.call('postSecurity', parts));
  expect(shown(cost)).toEqual(['BatchGetItem×2 PutItem×100', 1 + 100, 100]);
});

describe('what an event costs at the table', () => {
  it('is one write of its payload, however large', async () => {
    const { stored } = await countStoring(metered);
    expect(stored.map(({ writes, writeUnits, bytes }) => [writes, writeUnits - Math.ceil(bytes / 1024)])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it('is, to count it, a share of what its batch costs: as much for a hundred events of an error as for one', async () => {
    const batches = (await countBatches(metered)).filter(({ fresh }) => !fresh);
    const callsOf = (events: number, errors: number): number => {
      const { calls } = batches.find((batch) => batch.events === events && batch.errors === errors)!;
      return Object.values(calls).reduce((sum, times) => sum + times, 0);
    };
    expect([callsOf(1, 1), callsOf(10, 1), callsOf(100, 1)]).toEqual([5, 6, 6]);
    // Of each error itself and its place by last seen, in one of eight batches the list of its events; the counts of the
    // project.
    const unitsOf = (events: number) =>
      batches.find((one) => one.events === events && one.errors === events)!.writeUnits;
    expect([unitsOf(1), unitsOf(10), unitsOf(100)]).toEqual([
      3 + 1 / 8 + 1,
      10 * (3 + 1 / 8) + 1,
      100 * (3 + 1 / 8) + 1,
    ]);
    // Two for each error: read it, and write it with its list.
    expect([callsOf(10, 10), callsOf(100, 100)]).toEqual([5 + 9 * 2, 5 + 99 * 2]);
  });
});

describe('what an event costs that rules ask about', () => {
  const rules = [
    { ...newAlertSetup().rules[0]!, send_resolved: true },
    ...[2, 3, 4, 5].map((id) => thresholdRule({ count: 1_000_000, minutes: 60 }, { id })),
    thresholdRule({ of: 'project', count: 1_000_000, minutes: 60 }, { id: 6 }),
  ];

  it('is to the unit what it costs in a project that has no rules', async () => {
    const unitsOf = async (alerts?: AlertSetup) =>
      (await countBatches(metered, alerts)).map(({ calls, readUnits, writeUnits }) => ({
        calls,
        readUnits,
        writeUnits,
      }));
    const without = await unitsOf();
    expect(await unitsOf(setupWith(rules))).toEqual(without);
    // Of a hundred errors and the project, which all have counted for a threshold.
    const counting = { TableName: metered.table.name, FilterExpression: 'attribute_exists(thresholds)' };
    expect(await metered.table.call('Scan', counting)).toMatchObject({ Count: 101 });
  });
});

describe('what a page of errors costs at the table', () => {
  it('does not depend on how many errors the project has; a search stops at its budget', async () => {
    const [small, large] = await measurePages(metered, [100, 1_500], () => undefined);
    const { 'search in vain': searched, ...pages } = large!.readUnits;
    expect(pages).toEqual({ ...small!.readUnits, 'search in vain': undefined });
    expect(searched).toBeLessThan(1_100);
  });
});

function shown({ calls, readUnits, writeUnits }: TableCost): [string, number, number] {
  const named = Object.entries(calls).map(([operation, times]) => `${operation}×${times}`);
  return [named.join(' '), readUnits, writeUnits];
}
