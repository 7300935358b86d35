import type { Project } from '../../domain/project.ts';
import { shortId } from '../../domain/short-id.ts';
import type { OpenedEvent } from '../../domain/stored-event.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import { nameOf } from '../../ingest/json/text.ts';
import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { eventInList } from '../gitlab/event.ts';
import { kindOf } from './issue.ts';

/** What a table of events shows of one, and what events are searched by. */
export type FieldValue = string | number | boolean | null;

/** An event whose fields are asked for. */
export interface EventInTable {
  event: OpenedEvent;
  project: Project;
  /** Those of the SDK and those that follow from the event. */
  tags: Readonly<Record<string, string>>;
  user: JsonObject;
  sdk: () => JsonObject;
  /** Of the time that the table is of; `null`: it has no bounds. */
  minutes: number | null;
}

interface Field {
  /** Sentry's name of its type. */
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  /** Whether it is a count, of which a row that is one event has but its own. */
  isAggregate?: true;
  of: (row: EventInTable) => FieldValue;
}

const text = (of: Field['of']): Field => ({ type: 'string', of });
const number = (of: Field['of']): Field => ({ type: 'integer', of });
const tag = (key: string): Field => text(({ tags }) => (Object.hasOwn(tags, key) ? tags[key]! : null));
const MAX_TEXT_CHARACTERS = 200;
const cut = (value: Json | undefined): string | null => nameOf(value, MAX_TEXT_CHARACTERS);

/** Tags that follow from what an event says. */
const TAGS =
  'browser browser.name os os.name runtime runtime.name device device.family mechanism handled url transaction server_name logger dist user'.split(
    ' ',
  );

const HANDLED: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

const FIELDS: Readonly<Record<string, Field>> = {
  id: text(({ event }) => event.event_id),
  timestamp: { type: 'date', of: ({ event }) => event.timestamp },
  issue: text(({ event, project }) => shortId(project.path, event.error_id)),
  'issue.id': number(({ event }) => event.error_id),
  project: text(({ project }) => project.path),
  'project.name': text(({ project }) => project.path),
  'project.id': number(({ project }) => project.id),
  'event.type': text(({ event }) => kindOf(event)),
  title: text(({ event }) => event.title),
  message: text(({ event }) => event.message),
  culprit: text(({ event }) => event.culprit),
  level: text(({ event }) => event.level),
  platform: text(({ event }) => event.platform),
  release: text(({ event }) => event.release || null),
  environment: text(({ event }) => event.environment || null),
  'error.type': text(({ event }) => event.type || null),
  'error.value': text(({ event }) => (event.type === '' ? null : event.message)),
  'error.handled': { type: 'boolean', of: ({ tags }) => HANDLED.get(tags['handled'] ?? '') ?? null },
  'user.id': text(({ user }) => cut(own(user, 'id'))),
  'user.email': text(({ user }) => cut(own(user, 'email'))),
  'user.username': text(({ user }) => cut(own(user, 'username'))),
  'user.ip': text(({ user }) => cut(own(user, 'ip_address'))),
  'sdk.name': text(({ sdk }) => cut(own(sdk(), 'name'))),
  'sdk.version': text(({ sdk }) => cut(own(sdk(), 'version'))),
  ...Object.fromEntries(TAGS.map((key) => [key, tag(key)])),
  'count()': { type: 'integer', isAggregate: true, of: () => 1 },
  'epm()': { type: 'number', isAggregate: true, of: ({ minutes }) => minutes && 1 / minutes },
  'eps()': { type: 'number', isAggregate: true, of: ({ minutes }) => minutes && 1 / minutes / 60 },
  'last_seen()': { type: 'date', isAggregate: true, of: ({ event }) => event.timestamp },
};

const isNamed = (name: string): boolean => Object.hasOwn(FIELDS, name);
const NAMES = Object.keys(FIELDS).filter((name) => FIELDS[name]!.isAggregate === undefined);
const KNOWN = `Known are ${NAMES.join(', ')}, and tags[name].`;

/** `null`: there is no such field. */
function fieldOf(name: string): Field | null {
  if (isNamed(name)) return FIELDS[name]!;
  const [, key] = /^tags\[(.{1,200})\]$/s.exec(name) ?? [];
  return key === undefined ? null : tag(key);
}

/** Says what is wrong with asking for a field among others; `null`: nothing. */
export function fieldProblem(name: string, among: readonly string[]): string | null {
  const field = fieldOf(name);
  if (field === null) return `${name.slice(0, 100)} is not a field here. ${KNOWN}`;
  if (field.isAggregate && !among.includes('id'))
    return `${name} needs id among the fields: rows are single events. Issues have counts of their own.`;
  return null;
}

/** Says what is wrong with searching events by a key; `null`: nothing. */
export function keyProblem(key: string): string | null {
  const field = fieldOf(key);
  if (key === 'timestamp') return 'timestamp cannot be searched by: say the time by statsPeriod, or start and end.';
  if (field === null || field.isAggregate)
    return `${key.slice(0, 100)} is not a key that events can be searched by here. ${KNOWN.replace(' timestamp,', '')}`;
  return null;
}

/** Sentry's name of a field's type. */
export function fieldType(name: string): Field['type'] {
  return fieldOf(name)?.type ?? 'string';
}

/** Reads of an event what its fields are made of. */
export function eventInTable(event: OpenedEvent, project: Project, minutes: number | null): EventInTable {
  const { tags, user } = eventInList(event);
  const sdk = (): JsonObject => objectOr(own(JSON.parse(event.payload) as JsonObject, 'sdk')) ?? {};
  return { event, project, tags, user: objectOr(user) ?? {}, sdk, minutes };
}

/** The value of a field of an event; `null` if it has none. */
export function fieldValue(row: EventInTable, name: string): FieldValue {
  return fieldOf(name)?.of(row) ?? null;
}

/** Orders that a table of events has: newest first, and by counts that are the same of each. */
const ORDERS = ['-timestamp', '-last_seen()', 'count()', '-count()', 'epm()', '-epm()'];

/** Says what is wrong with an order of events; `null`: nothing. */
export function orderProblem(order: string): string | null {
  return order === '' || ORDERS.includes(order)
    ? null
    : `events cannot be sorted by ${order.slice(0, 100)}, only by -timestamp: newest first.`;
}
