import { setTimeout as wait } from 'node:timers/promises';
import type { EventSource } from '../assembly/types.ts';
import type { InvokeResult } from '../lambda/result.ts';
import { eventOf, sequenceOf, type StreamRecord } from './record.ts';

export type GiveUpReason = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface Delivery {
  source: EventSource;
  shardId: string;
  /** Calls the function. */
  invoke: (event: object) => Promise<InvokeResult>;
  /** Takes what is not tried any more. */
  giveUp: (records: readonly StreamRecord[], reason: GiveUpReason, problem: string) => void;
  /** Told the last sequence number of each part of a batch that is done with, for good or bad. */
  done: (sequenceNumber: string) => void;
  /** Aborted: what is not done stays for the next start. */
  signal: AbortSignal;
  log: (line: string) => void;
}

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 10_000;
const THROTTLED = 'the function runs as often as its reserved concurrency allows';

/**
 * Gives one batch to the function as an event source mapping does: in order, again and again, in halves if it says so,
 * until all records are done or given up. Splitting a batch does not count as a retry, and neither does a function that
 * Lambda throttles: "Lambda retries until the records expire or exceed the maximum age" (Lambda Developer Guide, "Using AWS
 * Lambda with Amazon DynamoDB").
 */
export async function deliver(delivery: Delivery, batch: readonly StreamRecord[]): Promise<void> {
  const { source, signal } = delivery;
  let pending = batch;
  for (let retries = 0, refusals = 0; pending.length > 0 && !signal.aborted;) {
    const result = await delivery.invoke(eventOf(pending, { ...source, shardId: delivery.shardId }));
    if (result.status === 'throttled') {
      pending = giveUpOld(delivery, pending, THROTTLED);
      await pause(refusals++, signal);
      continue;
    }
    const failure = failureOf(source, pending, result);
    const rest = failure === null ? [] : pending.slice(failure.from);
    if (rest.length < pending.length) delivery.done(sequenceOf(pending[pending.length - rest.length - 1]!));
    if (failure === null || signal.aborted) return;
    delivery.log(`${rest.length} of ${batch.length} stream records failed: ${failure.problem}`);
    // A batch that got further starts afresh with what is left of it.
    if (rest.length < pending.length) retries = 0;
    pending = rest;
    if (source.bisectOnError && failure.from === 0 && pending.length > 1) {
      const middle = Math.ceil(pending.length / 2);
      await deliver(delivery, pending.slice(0, middle));
      return deliver(delivery, pending.slice(middle));
    }
    pending = giveUpOld(delivery, pending, failure.problem);
    if (source.maximumRetryAttempts >= 0 && retries >= source.maximumRetryAttempts) {
      giveUp(delivery, pending, 'RetryAttemptsExhausted', failure.problem);
      return;
    }
    await pause(retries++, signal);
  }
}

function giveUpOld(delivery: Delivery, pending: readonly StreamRecord[], problem: string): readonly StreamRecord[] {
  const { maximumRecordAge } = delivery.source;
  if (maximumRecordAge < 0) return pending;
  const oldest = Date.now() / 1000 - maximumRecordAge;
  // Records of a shard are in the order of their age.
  const young = pending.findIndex(({ dynamodb }) => dynamodb.ApproximateCreationDateTime >= oldest);
  const old = young < 0 ? pending.length : young;
  giveUp(delivery, pending.slice(0, old), 'RecordAgeExceeded', problem);
  return pending.slice(old);
}

function giveUp(delivery: Delivery, records: readonly StreamRecord[], reason: GiveUpReason, problem: string): void {
  const last = records.at(-1);
  if (last === undefined) return;
  delivery.giveUp(records, reason, problem);
  delivery.done(sequenceOf(last));
}

/** @returns from which record on the batch failed, `null` when it did not. */
function failureOf(
  { reportBatchItemFailures }: EventSource,
  batch: readonly StreamRecord[],
  result: Exclude<InvokeResult, { status: 'throttled' }>,
): { from: number; problem: string } | null {
  if (result.status === 'timeout') return { from: 0, problem: `the function took longer than ${result.timeoutMs} ms` };
  if (result.status === 'error') return { from: 0, problem: `${result.errorType}: ${result.errorMessage}` };
  if (!reportBatchItemFailures) return null;
  const { batchItemFailures } = (result.payload ?? {}) as { batchItemFailures?: { itemIdentifier?: string }[] | null };
  if (!batchItemFailures || batchItemFailures.length === 0) return null;
  const indexes = batchItemFailures.map(({ itemIdentifier }) =>
    batch.findIndex((record) => sequenceOf(record) === itemIdentifier),
  );
  // An identifier that is none of the batch's fails all of it. Of several, the lowest is the checkpoint.
  return { from: Math.max(0, Math.min(...indexes)), problem: 'the function reported failed items' };
}

async function pause(retries: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(Math.min(FIRST_PAUSE_MS * 2 ** retries, MAX_PAUSE_MS), undefined, { signal });
  } catch {
    // Aborted: the caller sees it by the signal.
  }
}
