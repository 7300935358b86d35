import { hash } from 'node:crypto';
import type { ReceivedRequest } from '../../domain/received-request.ts';
import type { JsonObject } from '../event/error-event.ts';
import { own } from '../json/shape.ts';

/** Whose reports they are, as far as the request tells, and when they came. */
export type Sender = Pick<ReceivedRequest, 'remoteAddress' | 'receivedAt'> &
  Partial<Pick<ReceivedRequest, 'userAgent'>>;

/** Ids of a report as an event. */
export interface ReportIds {
  fallbackEventId: string;
  /**
   * The one that the report has if it was sent before, and that sending's moment fell into the step beside. Missing where
   * it cannot have been sent before.
   */
  neighbourEventId?: string;
}

/**
 * A report's moment is its receipt less its `age`, which browsers reckon anew for each sending (`reporting_delivery_agent.cc`
 * of Chromium, `ReportDeliver.cpp` of Firefox): two sendings differ by how long they were on their way. Half a step is how
 * much they may differ.
 */
const STEP_MS = 10_000;

/**
 * Makes up the ids of a batch's reports: the same whenever it is sent again, and another for each of equal reports in it.
 * Those are told apart by their order in time, as the next sending may bring younger ones, anywhere in the batch.
 */
export function reportIds(entries: readonly JsonObject[], sender: Sender): ReportIds[] {
  const reports = entries.map((entry, index) => ({
    index,
    age: ageOf(entry, sender),
    subject: subjectOf(entry, sender),
  }));
  const ids: ReportIds[] = [];
  const seen = new Map<string, number>();
  for (const { index, age, subject } of reports.toSorted((one, other) => other.age - one.age)) {
    const nth = (seen.get(subject) ?? 0) + 1;
    seen.set(subject, nth);
    const madeAt = sender.receivedAt.getTime() - age;
    const step = Math.floor(madeAt / STEP_MS);
    const neighbour = madeAt - step * STEP_MS < STEP_MS / 2 ? step - 1 : step + 1;
    const idIn = (one: number): string => hash('sha256', `${nth} ${one} ${subject}`).slice(0, 32);
    // A sending takes its time: what has none behind it is sent for the first time.
    ids[index] = { fallbackEventId: idIn(step), ...(age > 0 && { neighbourEventId: idIn(neighbour) }) };
  }
  return ids;
}

/** In milliseconds, and never before 1970. */
function ageOf(entry: JsonObject, { receivedAt }: Sender): number {
  const age = own(entry, 'age');
  return typeof age === 'number' ? Math.min(Math.max(age, 0), receivedAt.getTime()) : 0;
}

/** A digest of what two sendings have in common. */
function subjectOf(entry: JsonObject, { remoteAddress, userAgent }: Sender): string {
  const { age: _, ...rest } = entry;
  return hash('sha256', JSON.stringify([remoteAddress, userAgent ?? null, rest]));
}
