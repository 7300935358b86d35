import { list, object, only, time } from './receivers.ts';

const count = { type: 'integer', minimum: 0 };
const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const url = { type: 'string', format: 'uri' };
const TRIGGERS = ['new', 'regressed', 'unsnoozed', 'threshold', 'recovered', 'resolved'];

const threshold = object({
  of: only('error', 'project'),
  counts: only('events', 'users'),
  count,
  minutes: count,
});

const error = object({
  id: count,
  title: text,
  culprit: text,
  level: text,
  platform: text,
  events: count,
  users: count,
  first_seen: time,
  last_seen: time,
  url,
});

const alert = object({
  trigger: only(...TRIGGERS),
  at: time,
  rules: list(object({ id: count, name: text }), 20),
  threshold: { anyOf: [threshold, { type: 'null' }] },
  value: { type: ['integer', 'null'] },
  release: textOrNull,
  environment: textOrNull,
  error: { anyOf: [error, { type: 'null' }] },
});

/** Version 1 of our own payload, as docs/alerts.md describes it. */
export const WEBHOOK_SCHEMA = object({
  version: only(1),
  id: { type: 'string', pattern: '^msg_[0-9a-z]{26}$' },
  type: only('alert', 'digest', 'test'),
  timestamp: time,
  text: { type: 'string', minLength: 1 },
  project: object({ id: count, name: text, path: text, url }),
  total: count,
  counts: object(Object.fromEntries(TRIGGERS.map((trigger) => [trigger, count])), TRIGGERS),
  window_minutes: { type: ['integer', 'null'] },
  alerts: list(alert, 20),
});
