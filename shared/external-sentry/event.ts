import type { eventWithNeighbours } from '../present/gitlab/event.ts';
import { date, fieldsOf, integer, listOf, requiredId, text, type Fields } from './fields.ts';

type EventEntity = ReturnType<typeof eventWithNeighbours>;
type StackTraceEntry = EventEntity['stack_trace_entries'][number];

/** Like one of our own events; GitLab asks for no more than the issue's id, so other parts may be missing. */
export type SentryEvent = Omit<
  EventEntity,
  'event_id' | 'date_received' | 'timestamp' | 'user' | 'details' | 'payload'
> & {
  event_id: string | null;
  date_received: string | null;
  timestamp: string | null;
  user: Fields | null;
  /** Those are made of what SDKs send, which Sentry does not answer. */
  details: null;
  /** As Sentry answered it. */
  payload: Fields;
};

/** An event of a Sentry issue as one of our events. What Sentry keeps in tags only is taken from there. */
export function eventOfIssue(event: Fields): SentryEvent {
  const tags = tagsOf(event['tags']);
  const received = date(event['dateReceived']);
  return {
    event_id: text(event['eventID']) ?? text(event['id']),
    error_id: requiredId(event, 'groupID', 'issue_id'),
    date_received: received,
    timestamp: date(event['dateCreated']) ?? received,
    title: text(event['title']) ?? '',
    level: text(event['level']) ?? tags['level'] ?? 'error',
    platform: text(event['platform']) ?? 'other',
    release: text(fieldsOf(event['release'])['version']) ?? tags['release'] ?? null,
    environment: text(event['environment']) ?? tags['environment'] ?? null,
    user: event['user'] == null ? null : fieldsOf(event['user']),
    tags,
    stack_trace_entries: framesOf(event['entries']).map(stackTraceEntry),
    details: null,
    payload: event,
    // Those of Sentry could not be asked for here.
    newer: null,
    older: null,
  };
}

function tagsOf(value: unknown): Record<string, string> {
  const pairs = listOf(value).map(fieldsOf);
  return Object.fromEntries(pairs.map((pair) => [String(pair['key']), text(pair['value']) ?? '']));
}

/** GitLab shows the first exception that has a stack trace. */
function framesOf(entries: unknown): readonly unknown[] {
  const exception = listOf(entries)
    .map(fieldsOf)
    .find(({ type }) => type === 'exception');
  const values = listOf(fieldsOf(exception?.['data'])['values']).map(fieldsOf);
  const traced = values.find(({ stacktrace }) => Object.keys(fieldsOf(stacktrace)).length > 0);
  return listOf(fieldsOf(traced?.['stacktrace'])['frames']);
}

function stackTraceEntry(value: unknown): StackTraceEntry {
  const frame = fieldsOf(value);
  return {
    lineNo: integer(frame['lineNo']),
    colNo: integer(frame['colNo']) ?? 0,
    filename: text(frame['filename']),
    abs_path: text(frame['absPath']),
    function: text(frame['function']),
    context: listOf(frame['context']).flatMap((line): [number, string][] => {
      const [number, source] = listOf(line);
      const [at, written] = [integer(number), text(source)];
      return at === null || written === null ? [] : [[at, written]];
    }),
  };
}
