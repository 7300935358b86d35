import type { Sent } from '../api/types.ts';
import { lined, listed } from './destination-draft.ts';
import type { Rule } from './types.ts';

export type Trigger = Rule['triggers'][number];
/** Of an event. */
export const LEVELS = ['fatal', 'error', 'warning', 'info', 'debug'] as const;
export type Level = (typeof LEVELS)[number];

/** What the form of a rule holds. */
export interface RuleDraft {
  readonly name: string;
  readonly triggers: readonly Trigger[];
  readonly of: 'error' | 'project';
  readonly counts: 'events' | 'users';
  readonly count: string;
  readonly minutes: string;
  readonly environments: string;
  readonly releases: string;
  readonly levels: readonly Level[];
  readonly title: string;
  /** `null`: all that there are, and will be. */
  readonly destinations: readonly number[] | null;
  readonly cooldown: string;
  readonly isResolvedSent: boolean;
}

/** The form as it is opened; `null`: for a new one. */
export function ruleDraft(stored: Rule | null): RuleDraft {
  return {
    name: stored?.name ?? '',
    triggers: stored?.triggers ?? ['new', 'regressed', 'unsnoozed'],
    of: stored?.threshold?.of ?? 'error',
    counts: stored?.threshold?.counts ?? 'events',
    count: String(stored?.threshold?.count ?? 100),
    minutes: String(stored?.threshold?.minutes ?? 60),
    environments: lined(stored?.filters.environments),
    releases: lined(stored?.filters.releases),
    levels: LEVELS.filter((level) => stored?.filters.levels.includes(level)),
    title: stored?.filters.title ?? '',
    destinations: stored?.destinations ?? null,
    cooldown: String(stored?.cooldown_minutes ?? 30),
    isResolvedSent: stored?.send_resolved ?? false,
  };
}

/** What is sent for a form. */
export function ruleSent(draft: RuleDraft): Omit<Sent<'createAlertRule'>, 'id'> {
  const { name, triggers, of, counts, count, minutes, levels, title, destinations } = draft;
  return {
    name: name.trim(),
    triggers: [...triggers],
    threshold: triggers.includes('threshold') ? { of, counts, count: Number(count), minutes: Number(minutes) } : null,
    environments: listed(draft.environments),
    releases: listed(draft.releases),
    levels: [...levels],
    title: title.trim() === '' ? null : title.trim(),
    destinations: destinations && [...destinations],
    cooldown_minutes: Number(draft.cooldown),
    send_resolved: draft.isResolvedSent,
  };
}

/** A list with a value more or less. */
export const toggled = <One>(all: readonly One[], one: One, isIn: boolean): readonly One[] =>
  isIn ? [...all, one] : all.filter((other) => other !== one);
