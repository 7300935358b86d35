import type { Occurrence } from './occurrence.ts';
import { passes, type FilteredEvent } from './passes.ts';
import { isMuted, type ThresholdRule } from './rules-that-ask.ts';
import {
  belowFrom,
  countedAt,
  endOf,
  isFor,
  stepAt,
  sumOf,
  WINDOW_STEPS,
  withEvent,
  type ThresholdWindow,
} from './threshold-window.ts';

/** What an error, or a project, has counted lately for thresholds, by the rules' ids. */
export type Thresholds = Readonly<Record<number, ThresholdWindow>>;

/** An event as thresholds count it. */
export interface ThresholdEvent extends FilteredEvent {
  /** Milliseconds since 1970. */
  received: number;
  user_hash: number | null;
}

/** What is counted for thresholds after a step, and what happened in it. */
export interface Counted {
  thresholds: Thresholds;
  occurrences: readonly Occurrence[];
}

/**
 * Counts an event for the thresholds of rules. A rule that counts something else than it did begins anew, and what it was told to be over
 * is over; what was counted for a rule that is not among these is forgotten.
 * @param now milliseconds since 1970, by which rules are muted
 * @param isSilent a line that is crossed now is none that was crossed: the first event that may be told of crosses it
 */
export function withThresholdEvent(
  before: Thresholds,
  rules: readonly ThresholdRule[],
  event: ThresholdEvent,
  isSilent: boolean,
  now: number,
): Counted {
  const counted = rules.map((rule) => {
    const known = before[rule.id] ?? null;
    return { rule, ...withRuleEvent(known, rule, event, isSilent, now) };
  });
  return {
    thresholds: Object.fromEntries(counted.flatMap(({ rule, window }) => (window === null ? [] : [[rule.id, window]]))),
    occurrences: counted.flatMap(({ occurrences }) => occurrences),
  };
}

function withRuleEvent(
  known: ThresholdWindow | null,
  rule: ThresholdRule,
  event: ThresholdEvent,
  isSilent: boolean,
  now: number,
): { window: ThresholdWindow | null; occurrences: readonly Occurrence[] } {
  const { threshold } = rule;
  const occurrences: Occurrence[] = [];
  let window = known;
  if (window !== null && window.below_from !== null && (!isFor(window, threshold) || isOver(window, event.received))) {
    const value = countedAt(window, Math.max(window.step, stepAt(window.minutes, event.received)));
    if (rule.send_resolved && !isMuted(rule, now))
      occurrences.push({ trigger: 'recovered', rules: [rule.id], at: event.received, value });
    window = { ...window, below_from: null };
  }
  if (window !== null && !isFor(window, threshold)) window = null;
  if (!passes(rule.filters, event)) return { window, occurrences };
  window = withEvent(window, threshold, event);
  if (window === null) return { window, occurrences };
  const value = countedAt(window);
  if (value < threshold.count) return { window, occurrences };
  const isCrossed = window.below_from === null && !isSilent && !isMuted(rule, now);
  if (isCrossed)
    occurrences.push({ trigger: 'threshold', rules: [rule.id], at: event.received, value, ...placeOf(event) });
  if (isCrossed || window.below_from !== null)
    window = { ...window, below_from: Math.max(window.below_from ?? 0, belowFrom(window, threshold.count)) };
  return { window, occurrences };
}

/** Whether it was below its line for a whole window before a moment. */
function isOver(window: ThresholdWindow, moment: number): boolean {
  return endOf(window)! <= moment;
}

/** Where an event happened, as occurrences say it. */
export function placeOf({ release, environment }: FilteredEvent): Pick<Occurrence, 'release' | 'environment'> {
  return { ...(release !== null && { release }), ...(environment !== null && { environment }) };
}

/** Returns thresholds that count on without events, at a moment: of these rules alone. */
export function keptThresholds(before: Thresholds, rules: readonly ThresholdRule[]): Thresholds {
  return Object.fromEntries(rules.flatMap(({ id }) => (before[id] === undefined ? [] : [[id, before[id]]])));
}

/** Adds what another error has counted, which is one with this since: what one of them was told to be over, both are. */
export function withThresholdsOf(before: Thresholds, other: Thresholds, rules: readonly ThresholdRule[]): Thresholds {
  const both = rules.map(({ id, threshold }): [number, ThresholdWindow | undefined] => {
    const [one, two] = [before[id], other[id]];
    return [id, one && two ? together(one, two, threshold.count) : (one ?? two)];
  });
  return Object.fromEntries(both.filter(([, window]) => window !== undefined)) as Thresholds;
}

function together(one: ThresholdWindow, other: ThresholdWindow, count: number): ThresholdWindow {
  const sum = sumOf(one, other);
  if (sum === null) return one;
  const below = [one, other].flatMap(({ below_from }) => below_from ?? []);
  if (below.length === 0) return sum;
  if (countedAt(sum) >= count) below.push(belowFrom(sum, count));
  // Where the end has passed already, it is with the next step: nothing is written that lies farther back than a window.
  return { ...sum, below_from: Math.max(...below, sum.step - WINDOW_STEPS + 1) };
}
