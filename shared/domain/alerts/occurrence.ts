import type { RuleTrigger } from './alert-rule.ts';

/** What may be told of an error, or of a project: what a rule asks for, and that it is over. */
export type AlertTrigger = RuleTrigger | 'recovered' | 'resolved';

/**
 * Something that happened to an error, or in a project, and that rules ask for: found by the step that counts, and written by
 * the very put that counts, so that the table's stream has it exactly once. `notify` of the item is a JSON list of these; the
 * next put of the item has no `notify`.
 */
export interface Occurrence {
  trigger: AlertTrigger;
  /** Ids of the rules that ask for it. Never empty. */
  rules: readonly number[];
  /** Milliseconds since 1970: receipt of the event, or the moment at which a person did it. */
  at: number;
  /** Of a threshold: events or users that were counted when it was crossed, or when it was found to be below again. */
  value?: number;
  /** Of the event that brought it about; absent: it had none, or there was no event. */
  release?: string;
  environment?: string;
}
