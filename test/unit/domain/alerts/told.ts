import { expect } from 'vitest';
import type { ThresholdRule } from '../../../../shared/domain/alerts/rules-that-ask.ts';
import {
  withThresholdEvent,
  type ThresholdEvent,
  type Thresholds,
} from '../../../../shared/domain/alerts/thresholds.ts';
import { packThresholds, unpackThresholds } from '../../../../shared/store/packed-thresholds.ts';

export const MINUTE = 60_000;
/** The beginning of a step, and so that of a window of twelve minutes. */
export const START = 28_000_000 * MINUTE;
export const eventAt = (ms: number, fields: Partial<ThresholdEvent> = {}): ThresholdEvent => ({
  received: START + ms,
  user_hash: null,
  environment: null,
  release: null,
  level: 'error',
  title: 'Error: no',
  ...fields,
});

/** What is told of events, one after another, as `trigger@milliseconds=value`. */
export function told(
  rules: readonly ThresholdRule[],
  events: readonly (ThresholdEvent & { isSilent?: boolean; now?: number })[],
  before: Thresholds = {},
): { said: string[]; thresholds: Thresholds } {
  let thresholds = before;
  const said: string[] = [];
  for (const event of events) {
    const counted = withThresholdEvent(thresholds, rules, event, event.isSilent ?? false, event.now ?? event.received);
    // As the item has it between two batches.
    thresholds = unpackThresholds(packThresholds(counted.thresholds));
    expect(thresholds).toEqual(counted.thresholds);
    said.push(...counted.occurrences.map(({ trigger, at, value }) => `${trigger}@${at - START}=${value}`));
  }
  return { said, thresholds };
}
export const at = (...moments: number[]): ThresholdEvent[] => moments.map((ms) => eventAt(ms));
