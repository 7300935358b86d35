import {
  MAX_COOLDOWN_MINUTES,
  MAX_FILTER_VALUES,
  MAX_THRESHOLD_EVENTS,
  MAX_THRESHOLD_MINUTES,
  MAX_THRESHOLD_USERS,
  RULE_TRIGGERS,
} from '../../domain/alerts/alert-rule.ts';
import { define } from '../row.ts';

const path = '/v4/projects/{id}/error_tracking/alert_rules';
const reads = { level: 30, refusal: 'forbidden' } as const;
const writes = { level: 40, refusal: 'forbidden' } as const;

const params = {
  enabled: { type: 'boolean', blank: 'keep', description: 'Whether it tells anything.' },
  triggers: {
    type: 'string[]',
    values: RULE_TRIGGERS,
    description:
      'What it tells: an error that is `new`, that `regressed` after it had been resolved, whose snooze is over (`unsnoozed`), or that crossed the line of `threshold`.',
  },
  threshold: {
    type: 'object',
    fields: {
      of: {
        type: 'string',
        values: ['error', 'project'],
        default: 'error',
        description: 'Of each error by itself, or of the whole project.',
      },
      counts: { type: 'string', values: ['events', 'users'], default: 'events', description: 'What is counted.' },
      count: {
        type: 'integer',
        required: true,
        minimum: 1,
        maximum: MAX_THRESHOLD_EVENTS,
        description: `So many or more; of \`users\` at most ${MAX_THRESHOLD_USERS}.`,
      },
      minutes: {
        type: 'integer',
        required: true,
        minimum: 1,
        maximum: MAX_THRESHOLD_MINUTES,
        description: 'Within so many.',
      },
    },
    description:
      '`count` or more `counts` (`events` or `users`) within `minutes`, `of` each `error` or of the `project`. With the trigger `threshold`, and only then.',
  },
  environments: {
    type: 'string[]',
    maxValues: MAX_FILTER_VALUES,
    description: 'Only events of these; blank: of all. `*` stands for any characters.',
  },
  releases: { type: 'string[]', maxValues: MAX_FILTER_VALUES, description: 'The same for releases.' },
  levels: {
    type: 'string[]',
    values: ['fatal', 'error', 'warning', 'info', 'debug'],
    description: 'The same for levels, without `*`.',
  },
  title: { type: 'string', description: 'Only errors whose title is like this; `*` stands for any characters.' },
  destinations: {
    type: 'integer[]',
    description: 'Ids of the destinations that are told; `null`: all that the project has, and will have.',
  },
  cooldown_minutes: {
    type: 'integer',
    minimum: 0,
    maximum: MAX_COOLDOWN_MINUTES,
    blank: 'keep',
    description:
      'The same error tells nothing by this rule again for so long. With a threshold 30 unless it is said otherwise.',
  },
  send_resolved: {
    type: 'boolean',
    blank: 'keep',
    description: 'Whether it also tells when an error is below its line again, or somebody resolved it.',
  },
  muted_until: { type: 'time', description: 'Until then it tells nothing, and nothing is told later.' },
} as const;

const name = 'What the rule is called in messages.';

export const listAlertRules = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-rules/list',
  summary: "A project's rules of alerts, ascending by id",
  description: 'A new project has one, for errors that are new or came back, and nobody to tell.',
  access: reads,
  params: {},
  pagination: 'lenient',
  success: 200,
  response: 'AlertRule',
});

export const createAlertRule = define({
  method: 'POST',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-rules/create',
  summary: 'Create a rule of alerts',
  access: writes,
  params: { name: { type: 'string', required: true, allowBlank: false, description: name }, ...params },
  success: 201,
  response: 'AlertRule',
});

export const getAlertRule = define({
  method: 'GET',
  path: `${path}/{rule_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-rules/get',
  summary: 'A rule of alerts',
  access: reads,
  params: {},
  success: 200,
  response: 'AlertRule',
});

export const updateAlertRule = define({
  method: 'PUT',
  path: `${path}/{rule_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-rules/update',
  summary: 'Change a rule of alerts',
  description: 'What is not sent stays as it is.',
  access: writes,
  params: { name: { type: 'string', blank: 'keep', description: name }, ...params },
  success: 200,
  response: 'AlertRule',
});

export const deleteAlertRule = define({
  method: 'DELETE',
  path: `${path}/{rule_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/alert-rules/delete',
  summary: 'Delete a rule of alerts',
  access: writes,
  params: {},
  success: 204,
  response: 'None',
});
