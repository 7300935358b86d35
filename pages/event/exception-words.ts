import type { Exception } from './event-types.ts';

type Related = Pick<Exception, 'cause_of' | 'type' | 'mechanism'>;

/** Whether an exception caused the one above it, or is a member of that group; `null` for what surfaced. */
export function linkOf(exceptions: readonly Related[], exception: Related): 'cause' | 'member' | null {
  const parent = exception.cause_of === null ? undefined : exceptions[exception.cause_of];
  if (parent === undefined) return null;
  return parent.mechanism?.is_group === true && !isCause(exception) ? 'member' : 'cause';
}

/**
 * How an exception belongs to one above it: `caused by`, `in the group of ExceptionGroup`; `null` for what surfaced. The other
 * one is named where it is not the one just above.
 */
export function relationOf(exceptions: readonly Related[], index: number): string | null {
  const exception = exceptions[index]!;
  const link = linkOf(exceptions, exception);
  if (link === null) return null;
  const name = exceptions[exception.cause_of!]!.type ?? 'the one above';
  if (link === 'member') return `in the group of ${name}`;
  return exception.cause_of === index - 1 ? 'caused by' : `cause of ${name}`;
}

/** A group may have a cause, too, beside its members. */
function isCause({ mechanism }: Related): boolean {
  return /cause|context/i.test(mechanism?.source ?? '');
}

/** What is said beside an exception of how it was caught: `unhandled`, `generic`, `cause`. */
export function mechanismWords(mechanism: Exception['mechanism']): { handled: string | null; about: string[] } {
  if (mechanism === null) return { handled: null, about: [] };
  const { handled, type, source, synthetic } = mechanism;
  return {
    handled: handled === null ? null : handled ? 'handled' : 'unhandled',
    about: [type, source, synthetic ? 'synthetic' : null].filter((word) => word !== null),
  };
}

/** What a thread is called in the list of threads. */
export function threadName(thread: {
  id: string | null;
  name: string | null;
  crashed: boolean | null;
  current: boolean | null;
  state: string | null;
}): string {
  const about = [thread.crashed === true && 'crashed', thread.current === true && 'current', thread.state].filter(
    Boolean,
  );
  const name = thread.name ?? (thread.id === null ? 'Thread' : `Thread ${thread.id}`);
  return about.length === 0 ? name : `${name} (${about.join(', ')})`;
}
