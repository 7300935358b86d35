import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newProject } from '../cases/reporting-project.ts';
import { startLocalServer } from '../../test/kit/local-server.ts';
import { envelopeOf, newEvent } from '../../test/kit/metering/sent-events.ts';
import { median } from '../../test/kit/statistics.ts';

export interface Throughput {
  events: number;
  groups: number;
  acceptedPerSecond: number;
  /** From the first event sent until all of them are counted. */
  visiblePerSecond: number;
  /** Of single events, one after another: from sending to the answer, and until it is counted. */
  acceptMs: number;
  visibleMs: number;
}

/** Throttling is not what is measured. */
const UNTHROTTLED = { rate: 10_000, burst: 5_000 };
const GROUPS = 200;
const AT_ONCE = 16;
const SINGLE_EVENTS = 10;
const POLL_MS = 20;
const PATIENCE_MS = 60_000;

/**
 * Events through the local runner: gateway, functions in threads, embedded engine, its stream, all on the cores that the
 * sender uses as well.
 * @throws Error when they are not all counted in time.
 */
export async function measureThroughput(events: number): Promise<Throughput> {
  const directory = mkdtempSync(join(tmpdir(), 'glet-bench-run-'));
  const token = `bench-${randomBytes(16).toString('hex')}`;
  try {
    const runner = await startLocalServer({
      GLET_DATA_DIR: directory,
      GLET_ADMIN_TOKEN: token,
      GLET_TENANT_OPTIONS: JSON.stringify({ collectorThrottling: UNTHROTTLED }),
    });
    try {
      return await run(runner.base, token, events);
    } finally {
      await runner.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function run(base: string, token: string, events: number): Promise<Throughput> {
  const { address, counted } = await newProject(base, token, 'bench');
  const send = async (group: string): Promise<void> => {
    const response = await fetch(address, { method: 'POST', body: envelopeOf(newEvent(undefined, group)) });
    if (response.status !== 200) throw new Error(`an event was answered ${response.status}`);
    await response.arrayBuffer();
  };
  // The functions' instances are started, connections made.
  await Promise.all(Array.from({ length: AT_ONCE }, () => send('warming up')));
  let expected = AT_ONCE;
  await until(async () => (await counted()) >= expected);

  const singles: { accept: number; visible: number }[] = [];
  for (let event = 0; event < SINGLE_EVENTS; event++) {
    const started = performance.now();
    await send('single');
    const accept = performance.now() - started;
    expected++;
    await until(async () => (await counted()) >= expected);
    singles.push({ accept, visible: performance.now() - started });
  }

  const started = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < events) await send(`group ${next++ % GROUPS}`);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  const accepted = performance.now() - started;
  await until(async () => (await counted()) >= expected + events);
  const visible = performance.now() - started;
  const found = (await counted()) - expected;
  if (found !== events) throw new Error(`${events} events were acknowledged and ${found} are counted`);
  return {
    events,
    groups: GROUPS,
    acceptedPerSecond: (events / accepted) * 1000,
    visiblePerSecond: (events / visible) * 1000,
    acceptMs: median(singles.map(({ accept }) => accept)),
    visibleMs: median(singles.map((single) => single.visible)),
  };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('the events were not counted within a minute');
    await wait(POLL_MS);
  }
}
