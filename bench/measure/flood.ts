import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hostileRequests, type HostileRequest } from '../cases/hostile-requests.ts';
import { newProject, type Target } from '../cases/reporting-project.ts';
import { startLocalServer } from '../../test/kit/local-server.ts';
import { envelopeOf, newEvent } from '../../test/kit/metering/sent-events.ts';
import { median, quantile } from '../../test/kit/statistics.ts';

/** What becomes of a project's events, one every `EVERY_MS`, however long the ones before take. */
export interface HonestEvents {
  sent: number;
  /** Answered 200. */
  stored: number;
  /** Answered 429, by the stage's throttling. */
  throttled: number;
  /** All others: a 5xx, or none at all because the runner is no more. */
  failed: number;
  /** Milliseconds until the answer, whatever it is. */
  medianMs: number;
  p99Ms: number;
  maxMs: number;
}

export interface Flood {
  seconds: number;
  senders: number;
  /** How many of the flood's requests were answered. */
  hostileAnswered: number;
  before: HonestEvents;
  during: HonestEvents;
}

const SENDERS = 16;
const EVERY_MS = 100;
const CALM_SECONDS = 5;

/**
 * A flood of hostile requests at one project, or at none, while another project's events come in: through the local runner,
 * with a tenant's default options. Four workers of each function and both cores are all that there is, for senders too;
 * Lambda would start more, up to the reserved concurrency.
 */
export async function measureFlood(seconds: number): Promise<Flood> {
  const directory = mkdtempSync(join(tmpdir(), 'glet-bench-flood-'));
  const token = `bench-${randomBytes(16).toString('hex')}`;
  try {
    const runner = await startLocalServer({ GLET_DATA_DIR: directory, GLET_ADMIN_TOKEN: token });
    try {
      return await run(runner.base, token, seconds);
    } finally {
      await runner.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function run(base: string, token: string, seconds: number): Promise<Flood> {
  const [attacked, honest] = [await newProject(base, token, 'attacked'), await newProject(base, token, 'honest')];
  // The functions' instances are started, connections made.
  await sendHonestly(honest, 1);
  const before = await sendHonestly(honest, CALM_SECONDS);

  const nobody = `${base}/v4/error_tracking/collector/api/999999/envelope/?sentry_key=nope`;
  const requests = hostileRequests();
  const stopping = new AbortController();
  let [next, hostileAnswered] = [0, 0];
  async function attack(): Promise<void> {
    while (!stopping.signal.aborted) {
      const request = requests[next++ % requests.length]!;
      if (await isAnswered(request.needsKey ? attacked.address : nobody, request, stopping.signal)) hostileAnswered++;
    }
  }
  const attackers = Array.from({ length: SENDERS }, attack);
  const during = await sendHonestly(honest, seconds);
  stopping.abort();
  await Promise.all(attackers);
  return { seconds, senders: SENDERS, hostileAnswered, before, during };
}

async function isAnswered(address: string, request: HostileRequest, signal: AbortSignal): Promise<boolean> {
  const headers = { 'Content-Type': 'application/x-sentry-envelope', 'Content-Encoding': request.contentEncoding };
  try {
    const response = await fetch(address, { method: 'POST', headers, body: request.body(), signal });
    await response.arrayBuffer();
    return true;
  } catch {
    // Aborted, or hung up on, and then the flood goes on.
    await wait(EVERY_MS);
    return false;
  }
}

async function sendHonestly({ address }: Target, seconds: number): Promise<HonestEvents> {
  const answers: Promise<{ status: number | null; ms: number }>[] = [];
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000) {
    answers.push(sendOne(address));
    await wait(EVERY_MS);
  }
  const all = await Promise.all(answers);
  const times = all.map(({ ms }) => ms);
  const having = (wanted: number): number => all.filter(({ status }) => status === wanted).length;
  const [sent, stored, throttled] = [all.length, having(200), having(429)];
  return {
    sent,
    stored,
    throttled,
    failed: sent - stored - throttled,
    medianMs: median(times),
    p99Ms: quantile(times, 0.99),
    maxMs: Math.max(...times),
  };
}

async function sendOne(address: string): Promise<{ status: number | null; ms: number }> {
  const body = envelopeOf(newEvent());
  const started = performance.now();
  const status = await statusOf(address, body);
  return { status, ms: performance.now() - started };
}

/** `null`: none came. */
async function statusOf(address: string, body: Buffer): Promise<number | null> {
  try {
    const response = await fetch(address, { method: 'POST', body });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
