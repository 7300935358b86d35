import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../shared/api/index.ts';
import type { Endpoint } from '../../shared/api/row.ts';
import {
  NO_ACCESS_TOKEN,
  NO_ALERT_DESTINATION,
  NO_ALERT_RULE,
  NO_ARTIFACT,
  NO_ERROR,
  NO_EVENT,
  NO_RECORD,
} from '../kit/answers.ts';
import { alertsOf, newRule } from '../kit/alerts/alerting.ts';
import { newArtifacts } from '../kit/artifacts.ts';
import { anEvent, newReporter, report, type Reporter } from '../kit/collector.ts';
import { hooksAt, newHook } from '../kit/hooks.ts';
import { errorsOf, eventsOf, untilCounted } from '../kit/errors.ts';
import { clientKeysOf, memberOf, newToken } from '../kit/projects.ts';
import { admin, type Caller } from '../kit/request.ts';

/** What the second id of a path names, and what is said where the project has no such thing. */
const REFUSALS = {
  error_id: NO_ERROR,
  event_id: NO_EVENT,
  key_id: NO_RECORD,
  token_id: NO_ACCESS_TOKEN,
  artifact_id: NO_ARTIFACT,
  hook_id: NO_RECORD,
  rule_id: NO_ALERT_RULE,
  destination_id: NO_ALERT_DESTINATION,
};
type Id = keyof typeof REFUSALS;

const SECOND_ID = /\{(?!id\})(\w+)\}/;

/** Every endpoint of GitLab's dialect that finds something by an id below a project: a new one is here by itself. */
const ROWS = Object.entries(ENDPOINTS as Record<string, Endpoint>).flatMap(([name, row]) => {
  const id = row.dialect === 'gitlab' && row.scope === 'project' ? SECOND_ID.exec(row.path)?.[1] : undefined;
  return id === undefined ? [] : [[name, row, id] as const];
});

describe('an id of another project, asked for below the own one', () => {
  let own: Reporter;
  let other: Reporter;
  let ids: Record<Id, string | number>;
  let owner: Caller;

  beforeAll(async () => {
    [own, other] = await Promise.all([newReporter(), newReporter()]);
    // Ids of errors follow from what they are: these two are different.
    await Promise.all([own, other].map((reporter) => report(reporter, anEvent())));
    await untilCounted(own.project, 1);
    const [error] = await untilCounted(other.project, 1);
    const [event] = await eventsOf(other.project, error!.id);
    const { id: token_id } = await newToken(other.project);
    const [artifact_id] = (await newArtifacts(other.project, 1)) as [string];
    // Ids of alerts count up in each project: the own one has none of these.
    const { id: hook_id } = await newHook(other.project);
    const rule_id = (await newRule(other.project)).split('/').at(-1)!;
    const ofAlerts = { hook_id, destination_id: hook_id, rule_id };
    ids = { error_id: error!.id, event_id: event!.event_id, key_id: other.key.id, token_id, artifact_id, ...ofAlerts };
    owner = await memberOf(own.project, { access_level: 50 });
  });

  const stateOf = async ({ project }: Reporter): Promise<unknown> => [
    await errorsOf(project),
    await clientKeysOf(project),
    (await admin('GET', project.accessTokens)).json,
    (await admin('GET', project.artifacts)).json,
    (await admin('GET', hooksAt(project))).json,
    (await admin('GET', alertsOf(project).rules)).json,
  ];

  it.each(ROWS)('%s finds nothing, for an owner and for the admin, and changes nothing', async (_, row, id) => {
    const refusal = REFUSALS[id as Id];
    const before = await stateOf(other);
    const found = row.path.replace('{id}', String(own.project.id)).replace(`{${id}}`, String(ids[id as Id]));
    const path = found.replace('{trigger}', 'push_events');
    const call = row.method === 'PUT' ? { json: { active: false, status: 'ignored' } } : {};
    for (const caller of [owner, admin]) expect(await caller(row.method, path, call)).toEqual(refusal);
    expect(await stateOf(other)).toEqual(before);
  });
});
