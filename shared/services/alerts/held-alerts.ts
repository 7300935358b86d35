import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import type { HeldAlert } from '../../domain/alerts/gate.ts';
import { occurrencesIn } from '../../domain/alerts/notify.ts';
import type { Occurrence } from '../../domain/alerts/occurrence.ts';
import { userCount, type TrackedError } from '../../domain/error/tracked-error.ts';

/** Something that an item tells, before it is known who asks for it. */
export interface ToldOccurrence {
  occurrence: Occurrence;
  error: HeldAlert['error'];
}

/** What messages show of a text. It is in the item of each destination that is to be told. */
const MAX_CHARACTERS = 300;

/** Returns what an error tells, by the item that its put left behind. */
export function occurrencesOfError(error: TrackedError, notify: string): ToldOccurrence[] {
  const { id, level, platform, count, first_seen, last_seen } = error;
  const [title, culprit] = [error.title.slice(0, MAX_CHARACTERS), error.culprit.slice(0, MAX_CHARACTERS)];
  const shown = { id, title, culprit, level, platform, count, users: userCount(error), first_seen, last_seen };
  return occurrencesIn(notify).map((occurrence) => ({ occurrence, error: shown }));
}

/** Returns what a project tells. */
export function occurrencesOfProject(notify: string): ToldOccurrence[] {
  return occurrencesIn(notify).map((occurrence) => ({ occurrence, error: null }));
}

/** Makes an alert of what is told, for those rules alone that ask for it and are among these; `null`: none is. */
export function heldAlertOf({ occurrence, error }: ToldOccurrence, rules: readonly AlertRule[]): HeldAlert | null {
  const asking = rules.filter(({ id }) => occurrence.rules.includes(id));
  if (asking.length === 0) return null;
  const { trigger, at, value, release = null, environment = null } = occurrence;
  const threshold = trigger === 'threshold' || trigger === 'recovered' ? asking[0]!.threshold : null;
  return {
    trigger,
    at: new Date(at).toISOString(),
    rules: asking.map(({ id, name }) => ({ id, name })),
    ...(threshold !== null && { threshold }),
    ...(value !== undefined && { value }),
    release,
    environment,
    error,
  };
}
