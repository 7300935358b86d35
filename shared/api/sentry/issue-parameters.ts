import type { Parameter } from '../row.ts';

/** Status names of Sentry, and which of ours each is. */
export const SENTRY_STATUSES = {
  resolved: 'resolved',
  resolvedInNextRelease: 'resolved',
  unresolved: 'unresolved',
  ignored: 'ignored',
  archived: 'ignored',
  muted: 'ignored',
} as const;

export type SentryStatus = keyof typeof SENTRY_STATUSES;

const names = Object.keys(SENTRY_STATUSES) as SentryStatus[];

/** What a change may say; whatever else clients send with it (assignee, seen, duration) has nothing here to change. */
export const status = {
  type: 'string',
  values: names,
  description:
    'A resolved issue comes back when it happens again (`resolvedInNextRelease`: in a later release), an ignored one does not. Absent: no change.',
} as const satisfies Parameter;

export const statusDetails = {
  type: 'object',
  description:
    'Of `resolved`: `inNextRelease` (`true`), or `inRelease`, a version or `latest`. Only later releases bring it back, of `inRelease` that one as well. Anything else is passed over.',
} as const satisfies Parameter;

export const statsPeriod = {
  type: 'string',
  maxLength: 10,
  description: 'Of the time up to now, such as `24h` or `14d`; goes before `start` and `end`.',
} as const satisfies Parameter;

export const start = {
  type: 'string',
  maxLength: 40,
  description: 'ISO 8601, UTC where it says no zone.',
} as const satisfies Parameter;

/** The projects of an organization that are meant. */
export const project = {
  type: 'string[]',
  maxLength: 255,
  description: 'Ids or slugs of projects, repeated; `-1` is all.',
} as const satisfies Parameter;

export const environment = {
  type: 'string[]',
  maxLength: 255,
  description: 'Repeated: seen in any of them.',
} as const satisfies Parameter;

/** What events are searched by. */
export const eventQuery = {
  type: 'string',
  maxLength: 500,
  default: '',
  description:
    'Words of title, message and culprit, and conditions on the fields of an event: `level:error`, `!release:1.0`, `title:*timeout*`, `level:[error, fatal]`, `has:user.id`, `tags[shop]:berlin`; or the id of an event alone.',
} as const satisfies Parameter;

export const eventOrder = {
  type: 'string',
  maxLength: 210,
  description: '`-timestamp`: newest first. There is no other.',
} as const satisfies Parameter;
