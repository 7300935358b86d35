import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newProject } from '../../cases/reporting-project.ts';
import { startLocalServer, type LocalServer } from '../../../test/kit/local-server.ts';
import { readTree, type ProcessFigures } from './processes.ts';
import type { Sending, Sent } from './sender.ts';

export interface Load {
  /** Of an event's JSON, before it is compressed. */
  bytes: number;
  events: number;
  errors: number;
  senders: number;
  acceptedPerSecond: number;
  /** From the first event sent until all of them are counted. */
  countedPerSecond: number;
  /** CPU time of each process of the runner, per event. */
  cpuMs: Readonly<Record<string, number>>;
  /** Of all processes of the runner together, at its highest. */
  residentMegabytes: number;
}

export type LoadCase = Pick<Load, 'bytes' | 'events' | 'errors' | 'senders'>;

/** Throttling is not what is measured, and neither are the limits of keys, projects and new errors. */
const TENANT = {
  collectorThrottling: { rate: 10_000, burst: 5_000 },
  projectQuota: { count: 1_000_000, window: 3600, megabytes: 10_000 },
  clientKeyLimit: { count: 1_000_000, window: 60 },
};
const LOOK_MS = 100;
const PATIENCE_MS = 300_000;

/**
 * Sends events from a process of their own through `npm start`, and waits until all are counted.
 * @param root of the copy of the project whose runner it is.
 * @throws Error when an event is refused, or when they are not all counted in time, or too many are.
 */
export async function measureLoad(load: LoadCase, root?: string): Promise<Load> {
  const directory = mkdtempSync(join(tmpdir(), 'glet-bench-load-'));
  const token = `bench-${randomBytes(16).toString('hex')}`;
  const environment = {
    GLET_DATA_DIR: directory,
    GLET_ADMIN_TOKEN: token,
    GLET_TENANT_OPTIONS: JSON.stringify(TENANT),
  };
  try {
    const runner = await startLocalServer(environment, root);
    try {
      return await run(runner, token, load);
    } finally {
      await runner.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function run(runner: LocalServer, token: string, load: LoadCase): Promise<Load> {
  const { events, errors, senders } = load;
  const { address, counted } = await newProject(runner.base, token, 'bench');
  // The functions' instances are started, and the errors are there.
  await sendFromProcess({ ...load, events: errors, address });
  await until(async () => (await counted()) >= errors);

  const memory = watchMemory(runner.pid);
  const before = readTree(runner.pid);
  const { startedAt, acceptedMs } = await sendFromProcess({ ...load, address });
  await until(async () => (await counted()) >= errors + events);
  const countedMs = Date.now() - startedAt;
  const after = readTree(runner.pid);
  const residentMegabytes = memory.stop();
  const found = (await counted()) - errors;
  if (found !== events) throw new Error(`${events} events were acknowledged and ${found} are counted`);
  return {
    ...load,
    senders,
    acceptedPerSecond: (events / acceptedMs) * 1000,
    countedPerSecond: (events / countedMs) * 1000,
    cpuMs: cpuPerEvent(before, after, events),
    residentMegabytes,
  };
}

async function sendFromProcess(sending: Sending): Promise<Sent> {
  const child = fork(new URL('sender.ts', import.meta.url), { serialization: 'advanced' });
  child.send(sending);
  const sent = once(child, 'message').then(([message]) => message as Sent);
  const failed = once(child, 'exit').then(([code]) => {
    if (code !== 0) throw new Error(`the sender ended with ${String(code)}`);
    return sent;
  });
  return Promise.race([sent, failed]);
}

/** Several processes of one name, such as shells, are taken together. */
function cpuPerEvent(
  before: readonly ProcessFigures[],
  after: readonly ProcessFigures[],
  events: number,
): Record<string, number> {
  const spent: Record<string, number> = {};
  for (const { pid, name, cpuMs } of after) {
    const earlier = before.find((one) => one.pid === pid)?.cpuMs ?? 0;
    spent[name] = (spent[name] ?? 0) + (cpuMs - earlier) / events;
  }
  return spent;
}

function watchMemory(pid: number): { stop: () => number } {
  let highest = 0;
  const look = (): void => {
    const bytes = readTree(pid).reduce((sum, { residentBytes }) => sum + residentBytes, 0);
    highest = Math.max(highest, bytes / 2 ** 20);
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return highest;
    },
  };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('the events were not counted within five minutes');
    await wait(LOOK_MS);
  }
}
