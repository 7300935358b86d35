import { BRANCH_FILTER_STRATEGIES, HOOK_EVENTS, type HookEvent } from '../../domain/alerts/hook.ts';
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

const events = Object.fromEntries(Object.keys(HOOK_EVENTS).map((event) => [event, boolean as Schema])) as Record<
  HookEvent,
  Schema
>;

/** JSON Schema of a project hook. */
export const HOOK_SCHEMA = object<Answers['ProjectHook']>({
  id: { ...integer, description: 'Of the destination of alerts that it is.' },
  url: { ...string, description: 'The whole address.' },
  name: nullable('string'),
  description: nullable('string'),
  project_id: integer,
  created_at: dateTime,
  ...events,
  repository_update_events: { const: false },
  enable_ssl_verification: { ...boolean, description: 'As it was set. Certificates are always verified.' },
  push_events_branch_filter: string,
  branch_filter_strategy: { enum: BRANCH_FILTER_STRATEGIES },
  alert_status: {
    enum: ['executable', 'temporarily_disabled', 'disabled'],
    description: '`temporarily_disabled`: it fails, and is tried again. `disabled`: it was switched off.',
  },
  disabled_until: nullableDateTime,
  url_variables: { ...list({}), maxItems: 0 },
  custom_webhook_template: { type: 'null' },
  custom_headers: { ...list({}), maxItems: 0 },
});
