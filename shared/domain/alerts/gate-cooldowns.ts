import { MINUTE_MS } from '../time.ts';
import type { HeldAlert } from './gate.ts';

/** By `<rule>#<error>`: milliseconds since 1970 until which the rule tells nothing of the error. */
export type Cooldowns = Readonly<Record<string, number>>;

/** More are forgotten, those that end first before others: then something is told again early, and nothing is lost. */
export const MAX_COOLDOWNS = 100;

/**
 * Takes away the rules that told of the error a short while ago, and remembers those that tell now. That something is over is
 * told whatever was told before: who was told that it began is to know.
 * @param minutes how long each rule is silent after it told something, by its id
 * @returns the alert as `null` if no rule is left
 */
export function cooled(
  before: Cooldowns,
  alert: HeldAlert,
  minutes: Readonly<Record<number, number>>,
): { alert: HeldAlert | null; cooldowns: Cooldowns } {
  if (alert.trigger === 'recovered' || alert.trigger === 'resolved') return { alert, cooldowns: before };
  const at = Date.parse(alert.at);
  const keyOf = (rule: number): string => `${rule}#${alert.error?.id ?? 0}`;
  const rules = alert.rules.filter(({ id }) => !minutes[id] || (before[keyOf(id)] ?? 0) <= at);
  const begun = rules.flatMap(({ id }): [string, number][] =>
    minutes[id] ? [[keyOf(id), at + minutes[id] * MINUTE_MS]] : [],
  );
  const cooldowns = begun.length === 0 ? before : { ...before, ...Object.fromEntries(begun) };
  return { alert: rules.length === 0 ? null : { ...alert, rules }, cooldowns };
}

/** Forgets what is over at a moment, and what there is no room for. */
export function keptCooldowns(cooldowns: Cooldowns, now: number): Cooldowns {
  const lasting = Object.entries(cooldowns).filter(([, until]) => until > now);
  if (lasting.length <= MAX_COOLDOWNS) return Object.fromEntries(lasting);
  return Object.fromEntries(lasting.toSorted(([, one], [, other]) => other - one).slice(0, MAX_COOLDOWNS));
}
