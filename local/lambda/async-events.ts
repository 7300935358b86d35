import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { InvokeConfig } from '../assembly/job-types.ts';
import type { LambdaFunction } from '../assembly/types.ts';
import { readIfThere, replaceFile } from '../durable-file.ts';
import type { Invoke } from './result.ts';

/** Events of calls that nobody waits for. */
export interface AsyncEvents {
  /** When it returns, the event is on the disk, and is done whatever happens to the runner. */
  accept: (functionId: string, payload: unknown) => void;
  /** From now on these functions are there. */
  update: (stack: AsyncStack) => void;
  /** Begins nothing more. What is not done is begun again after the next start. */
  stop: () => void;
}

/** What of an assembly this needs. */
interface AsyncStack {
  functions: readonly Pick<LambdaFunction, 'id' | 'label'>[];
  invokeConfigs: readonly InvokeConfig[];
}

export interface AsyncEventsOptions extends AsyncStack {
  directory: string;
  invoke: Invoke;
  log: (line: string) => void;
  /** Milliseconds before the second attempt and before the third. */
  retryMs?: readonly number[];
}

interface Kept {
  /** What the function is told at each attempt. */
  id: string;
  functionId: string;
  payload: unknown;
  failures: number;
}

/** Lambda waits one minute and then two (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html). */
const RETRY_MS = [3_000, 6_000];
const THROTTLED_MS = 1_000;

/**
 * Stands in for Lambda's queue of asynchronous events: at least once, three attempts with the same request id, then what the
 * stack has for failures, which is a file here.
 */
export function openAsyncEvents(options: AsyncEventsOptions): AsyncEvents {
  const { directory, invoke, log, retryMs = RETRY_MS } = options;
  let { functions, invokeConfigs }: AsyncStack = options;
  const stopped = new AbortController();
  mkdirSync(directory, { recursive: true });
  const fileOf = ({ id }: Kept): string => join(directory, `${id}.json`);
  const keep = (event: Kept): void => replaceFile(fileOf(event), JSON.stringify(event));
  const labelOf = ({ functionId }: Kept): string => functions.find(({ id }) => id === functionId)?.label ?? functionId;

  function giveUp(event: Kept, problem: unknown): void {
    const config = invokeConfigs.find(({ functionId }) => functionId === event.functionId);
    const file = join(directory, 'given-up.jsonl');
    const entry = { timestamp: new Date().toISOString(), ...event, problem, onFailure: config?.onFailure ?? null };
    appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    rmSync(fileOf(event), { force: true });
    log(`Gave up on a call of ${labelOf(event)} that nobody waits for; it is kept in ${file}`);
  }

  /** One attempt. @returns how long to wait for the next one, `null`: there is none */
  async function attempt(event: Kept): Promise<number | null> {
    if (!functions.some(({ id }) => id === event.functionId)) {
      giveUp(event, 'there is no such function');
      return null;
    }
    const result = await invoke(event.functionId, event.payload, event.id);
    if (stopped.signal.aborted) return null;
    if (result.status === 'throttled') return THROTTLED_MS;
    if (result.status === 'ok') {
      rmSync(fileOf(event), { force: true });
      return null;
    }
    event.failures++;
    const { retries = 2 } = invokeConfigs.find(({ functionId }) => functionId === event.functionId) ?? {};
    if (event.failures > retries) {
      giveUp(event, result);
      return null;
    }
    keep(event);
    const pauseMs = retryMs[event.failures - 1] ?? retryMs.at(-1)!;
    log(
      `${labelOf(event)} was called and not waited for, and failed: ${JSON.stringify(result)}; ` +
        `it is tried again in ${pauseMs / 1000} s, by Lambda in ${event.failures} min`,
    );
    return pauseMs;
  }

  async function run(event: Kept): Promise<void> {
    while (!stopped.signal.aborted) {
      const pauseMs = await attempt(event);
      if (pauseMs === null) return;
      await wait(pauseMs, undefined, { ref: false });
    }
  }

  function begin(event: Kept): void {
    run(event).catch((error: unknown) => log(`A call that nobody waits for could not be made: ${String(error)}`));
  }

  for (const name of readdirSync(directory).filter((file) => file.endsWith('.json')))
    begin(JSON.parse(readIfThere(join(directory, name))!) as Kept);

  return {
    accept(functionId, payload) {
      const event = { id: randomUUID(), functionId, payload, failures: 0 };
      keep(event);
      begin(event);
    },
    update: (next) => ({ functions, invokeConfigs } = next),
    stop: () => stopped.abort(),
  };
}
