import type { LambdaFunction } from '../assembly/types.ts';
import { startInstance, type Instance, type InstanceOptions } from './instance.ts';
import type { InvokeResult } from './result.ts';

/** All instances of one function. */
export interface Pool {
  invoke: (event: unknown, requestId?: string) => Promise<InvokeResult>;
  /** Serves what has come in, then ends every instance. Nothing may be invoked afterwards. */
  drain: () => Promise<void>;
  /** Ends every instance at once, whatever it is doing. */
  stop: () => Promise<void>;
}

/**
 * Lambda would start an instance per event in flight; a developer's machine has neither the cores nor the memory. On two
 * cores three count more events a second than four do, with 40 MB less.
 */
const MAX_INSTANCES = 3;
const IDLE_MS = 120_000;

/**
 * Starts nothing until the first event. What exceeds the instances waits in line, where Lambda would scale out; what
 * exceeds the reserved concurrency is refused at once, as by Lambda, however many instances there are.
 */
export function createPool(definition: LambdaFunction, options: InstanceOptions): Pool {
  const limit = Math.min(definition.concurrency ?? MAX_INSTANCES, MAX_INSTANCES);
  const all = new Set<Instance>();
  // The most recently used last: it is taken first, so that the others grow idle.
  const idle: { instance: Instance; timer: NodeJS.Timeout }[] = [];
  const waiting: ((instance: Instance) => void)[] = [];

  function start(): Instance {
    const instance = startInstance(definition, options);
    all.add(instance);
    return instance;
  }

  async function acquire(): Promise<Instance> {
    for (let candidate = idle.pop(); candidate !== undefined; candidate = idle.pop()) {
      clearTimeout(candidate.timer);
      if (candidate.instance.usable()) return candidate.instance;
      all.delete(candidate.instance);
    }
    if (all.size < limit) return start();
    return new Promise((resolve) => void waiting.push(resolve));
  }

  function release(instance: Instance): void {
    const next = waiting.shift();
    if (!instance.usable()) all.delete(instance);
    if (next !== undefined) return next(instance.usable() ? instance : start());
    if (instance.usable()) idle.push({ instance, timer: setTimeout(() => void reap(instance), IDLE_MS).unref() });
  }

  async function reap(instance: Instance): Promise<void> {
    idle.splice(
      idle.findIndex((entry) => entry.instance === instance),
      1,
    );
    all.delete(instance);
    await instance.stop();
  }

  async function invoke(event: unknown, requestId?: string): Promise<InvokeResult> {
    const instance = await acquire();
    try {
      return await instance.invoke(event, requestId);
    } finally {
      release(instance);
    }
  }

  async function stop(): Promise<void> {
    for (const { timer } of idle) clearTimeout(timer);
    await Promise.all([...all].map(async (instance) => instance.stop()));
  }

  const inFlight = new Set<Promise<InvokeResult>>();

  return {
    async invoke(event, requestId) {
      const { concurrency } = definition;
      if (concurrency !== null && inFlight.size >= concurrency) return { status: 'throttled', concurrency };
      const result = invoke(event, requestId);
      inFlight.add(result);
      try {
        return await result;
      } finally {
        inFlight.delete(result);
      }
    },
    async drain() {
      await Promise.all(inFlight);
      await stop();
    },
    stop,
  };
}
