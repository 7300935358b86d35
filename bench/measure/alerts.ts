import { openStore } from '../../shared/store/table/store.ts';
import { alertRule, setupWith, thresholdRule } from '../../test/kit/unit/alert-rules.ts';
import { newErrors } from '../../test/kit/unit/alert-records.ts';
import { alertWorld } from '../../test/kit/unit/alert-world.ts';
import { countBatches, type BatchCost } from '../../test/kit/metering/counting-calls.ts';
import { startMeteredTable, type MeteredTable } from '../../test/kit/metering/metered-table.ts';

/** What some alerts cost, from the stream to the receiver and into the history. */
export interface AlertCost {
  what: string;
  alerts: number;
  messages: number;
  writeUnits: number;
  readUnits: number;
  /** Batches of the stream, runs of the job, and one-time schedules. */
  batches: number;
  runs: number;
  schedules: number;
}

export interface AlertFigures {
  /** Counting events of projects: without destinations, with a rule, and with as many thresholds as there may be. */
  counting: { rules: string; batches: readonly BatchCost[] }[];
  alerts: readonly AlertCost[];
}

/** Errors of a storm, and how many of them a batch of the stream has. */
const STORM = 10_000;
const BATCH = 100;
const SHARD = 'shardId-00000001414576573621-f55eea83';

const RULES = {
  'nobody to tell': undefined,
  'a rule for new errors': setupWith([alertRule()]),
  'and five thresholds': setupWith([
    alertRule(),
    ...[2, 3, 4, 5, 6].map((id) => thresholdRule({ count: 1_000_000 }, { id })),
  ]),
};

/** Counts what events cost with rules and without, and what alerts cost, one by one and in a storm. */
export async function measureAlerts(progress: (done: number) => void): Promise<AlertFigures> {
  const metered = await startMeteredTable();
  try {
    const counting = [];
    for (const [rules, setup] of Object.entries(RULES)) {
      counting.push({ rules, batches: await countBatches(metered, setup) });
      progress(counting.length / 5);
    }
    const single = await told(metered, 'one new error', 1);
    const storm = await told(metered, 'a storm in five minutes', STORM);
    progress(1);
    return { counting, alerts: [single, storm] };
  } finally {
    await metered.stop();
  }
}

async function told({ table, cost }: MeteredTable, what: string, alerts: number): Promise<AlertCost> {
  const store = openStore({ table: table.name });
  const world = await alertWorld(store);
  const batches = Math.ceil(alerts / BATCH);
  const spent = await cost(async () => {
    for (let batch = 0; batch < batches; batch++) {
      await world.route(newErrors(world.project.id, batch * BATCH, Math.min(BATCH, alerts)), SHARD);
      if (batch === 0) await world.deliver();
      world.now += 300_000 / batches - 1;
    }
    await world.drain();
  });
  store.db.destroy();
  const schedules = new Set(world.planned.map(({ name, at }) => `${name}.${at}`)).size;
  const { writeUnits, readUnits } = spent;
  // The first message goes at once, and each other when it is planned.
  const runs = 1 + schedules;
  return { what, alerts, messages: world.received.length, writeUnits, readUnits, batches, runs, schedules };
}
