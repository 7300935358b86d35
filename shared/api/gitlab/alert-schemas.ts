import { DESTINATION_KINDS } from '../../domain/alerts/alert-destination.ts';
import {
  MAX_THRESHOLD_EVENTS,
  MAX_THRESHOLD_MINUTES,
  RULE_TRIGGERS,
  type AlertFilters,
  type AlertThreshold,
} from '../../domain/alerts/alert-rule.ts';
import type { AlertTrigger } from '../../domain/alerts/occurrence.ts';
import type { Answers } from '../answers.ts';
import {
  boolean,
  dateTime,
  integer,
  list,
  nullable,
  nullableDateTime,
  object,
  string,
  type Schema,
} from '../json-schema.ts';

type Destination = Answers['AlertDestination'];
type Message = Answers['AlertMessage'];

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

const rule = object<Answers['AlertRule']>({
  id: integer,
  name: string,
  enabled: boolean,
  triggers: list({ enum: RULE_TRIGGERS }),
  threshold: orNull(
    object<AlertThreshold>({
      of: { enum: ['error', 'project'] },
      counts: { enum: ['events', 'users'] },
      count: { ...integer, minimum: 1, maximum: MAX_THRESHOLD_EVENTS },
      minutes: { ...integer, minimum: 1, maximum: MAX_THRESHOLD_MINUTES },
    }),
  ),
  filters: {
    ...object<AlertFilters>({
      environments: list(string),
      releases: list(string),
      levels: list(string),
      title: nullable('string'),
    }),
    description: 'An empty list, and a title of `null`, let all through.',
  },
  destinations: { ...orNull(list(integer)), description: '`null`: all that the project has.' },
  cooldown_minutes: integer,
  send_resolved: boolean,
  muted_until: nullableDateTime,
});

const problem = { ...nullable('string'), description: 'Why it was no success, as a sentence.' };
const status = { ...nullable('integer'), description: 'Of the receiver; `null`: it gave none.' };
const answer = { ...string, description: 'The beginning of what the receiver answered.' };

const state = object<Destination['state']>({
  held: { ...integer, description: 'Alerts that wait.' },
  held_until: nullableDateTime,
  failing_since: { ...nullableDateTime, description: 'Since when it has taken nothing, once that is long enough.' },
  last_attempt: orNull(
    object<NonNullable<Destination['state']['last_attempt']>>({
      at: dateTime,
      state: { enum: ['sent', 'retrying', 'failed'] },
      status,
      problem,
      answer,
    }),
  ),
});

const destination = {
  id: integer,
  kind: { enum: DESTINATION_KINDS },
  name: string,
  enabled: boolean,
  address: { ...string, description: 'Without what is secret in it.' },
  header_name: nullable('string'),
  topic: nullable('string'),
  gitlab_project: nullable('string'),
  labels: list(string),
  confidential: boolean,
  emails: list(string),
  window_minutes: integer,
  muted_until: nullableDateTime,
  state,
  created_at: dateTime,
  updated_at: dateTime,
};

const TRIGGERS = [...RULE_TRIGGERS, 'recovered', 'resolved'] as const satisfies AlertTrigger[];

const message = object<Message>({
  id: { ...nullable('string'), description: 'The one that receivers are told; `null` of what waits.' },
  destination: object<Message['destination']>({ id: integer, name: string }),
  kind: { enum: ['alert', 'digest', 'test'] },
  state: { enum: ['sent', 'retrying', 'failed', 'held'] },
  at: { ...dateTime, description: 'When it was made; of what waits, when the first of it came.' },
  attempted_at: nullableDateTime,
  attempts: integer,
  next_attempt_at: nullableDateTime,
  status,
  problem,
  answer,
  counts: { type: 'object', additionalProperties: integer, description: 'How many alerts of each trigger.' },
  alerts: {
    ...list(
      object<Message['alerts'][number]>({
        trigger: { enum: TRIGGERS },
        error_id: { ...nullable('integer'), description: '`null`: it is about the whole project.' },
        title: string,
      }),
    ),
    description: 'The worst of them, 20 at most.',
  },
});

const tested = object<Answers['AlertTest']>({
  delivered: boolean,
  status,
  ms: integer,
  problem,
  answer,
});

/** JSON Schema of what the API says of alerts. */
export const ALERT_SCHEMAS = {
  AlertRule: rule,
  AlertDestination: object<Destination>(destination),
  AlertDestinationWithSecret: object<Answers['AlertDestinationWithSecret']>({
    ...destination,
    signing_secret: {
      ...nullable('string'),
      description: 'As the libraries of Standard Webhooks take it; `null`: what its kind is sent is not signed.',
    },
  }),
  AlertMessage: message,
  AlertTest: tested,
};
