import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ServiceRole } from '../../local/assembly/job-types.ts';
import type { PolicyStatement } from '../../local/assembly/types.ts';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { startScheduler } from '../../local/scheduler/server.ts';
import { openScheduler, type CreateSchedule } from '../../shared/scheduler/schedules.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';

const GROUP = { name: 'Stack-Group', arn: 'arn:aws:scheduler:eu-local-1:000000000000:schedule-group/Stack-Group' };
const ROLE = 'arn:aws:iam::000000000000:role/Stack-Role';
const arnOf = (id: string): string => `arn:aws:lambda:eu-local-1:000000000000:function:Test-${id}`;
const JOB = arnOf('Job');
const SCHEDULES = 'arn:aws:scheduler:eu-local-1:000000000000:schedule/Stack-Group/*';
const MAKING: PolicyStatement = {
  effect: 'Allow',
  actions: ['scheduler:CreateSchedule'],
  resources: [SCHEDULES],
};
const PASSING: PolicyStatement = {
  effect: 'Allow',
  actions: ['iam:PassRole'],
  resources: [ROLE],
  conditions: [{ key: 'iam:PassedToService', values: ['scheduler.amazonaws.com'] }],
};
const QUEUE = 'arn:aws:sqs:eu-local-1:000000000000:Stack-Failures';
const TELLING: PolicyStatement = { effect: 'Allow', actions: ['sqs:SendMessage'], resources: [QUEUE] };
const TRUST = {
  service: 'scheduler.amazonaws.com',
  conditions: [
    { key: 'aws:SourceAccount', values: ['000000000000'] },
    { key: 'aws:SourceArn', values: [GROUP.arn] },
  ],
};
const INVOKING: PolicyStatement = { effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [JOB] };

interface Changes {
  statements?: PolicyStatement[];
  role?: Partial<ServiceRole>;
  file?: string;
  accept?: (id: string, payload: unknown) => void;
}

/** A scheduler with one function that may plan, and a job that the scheduler's role may call. */
async function schedulerFor(changes: Changes = {}) {
  const { statements = [MAKING, PASSING], file = join(temporaryDirectory(), 'schedules.json') } = changes;
  const caller = functionOf('F', '', { role: { name: 'Role', statements } });
  const role = { name: 'Stack-Role', arn: ROLE, statements: [INVOKING, TELLING], trusted: [TRUST], ...changes.role };
  const called: [string, unknown][] = [];
  const said: string[] = [];
  const local = await startScheduler({
    file,
    stack: { functions: [caller, functionOf('Job', '')], scheduling: { groups: [GROUP], roles: [role] } },
    accept: changes.accept ?? ((...call) => void called.push(call)),
    log: (line) => said.push(line),
  });
  local.start();
  const credentials = { accessKeyId: accessKeyOf(caller), secretAccessKey: 'local' };
  const store = openStore({ table: 'none' }, { region: 'eu-local-1', credentials });
  onTestFinished(async () => {
    store.db.destroy();
    await local.stop();
  });
  const create = openScheduler(store, { group: GROUP.name, role: ROLE, failures: QUEUE, endpoint: local.endpoint });
  return { ...local, file, create, called, said };
}

const within = (ms: number) => ({ name: 'deliver-1', at: Date.now() + ms, target: JOB, input: { project_id: 1 } });
/** As if the clock of who plans were ten seconds slow: it makes nothing that is nearer. */
const SOON = -9_000;
const soon = (create: CreateSchedule) => create(within(SOON), Date.now() + SOON);

describe('a schedule', () => {
  it('calls its job at its time, once, and is gone', async () => {
    const { create, called, file } = await schedulerFor();
    await soon(create);
    expect(called).toEqual([]);
    await expect.poll(() => called, { timeout: 5_000 }).toEqual([['Job', { project_id: 1 }]]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it('is planned once under one name and moment', async () => {
    const { create, file } = await schedulerFor();
    const later = within(60_000);
    await create(later, Date.now());
    await create({ ...later, input: { project_id: 2 } }, Date.now());
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { input: string }[];
    expect(kept.map(({ input }) => input)).toEqual(['{"project_id":1}']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('whose time passed while nothing ran is run at the next start', async () => {
    const first = await schedulerFor();
    await soon(first.create);
    await first.stop();
    const kept = readFileSync(first.file, 'utf8');
    // As a runner that was killed leaves it, found long after.
    const [schedule] = JSON.parse(kept) as { at: number }[];
    writeFileSync(first.file, JSON.stringify([{ ...schedule, at: Date.now() - 3_600_000 }]));
    const again = await schedulerFor({ file: first.file });
    expect(first.called).toEqual([]);
    expect(again.called).toEqual([['Job', { project_id: 1 }]]);
  });

  it('is tried again while its call cannot be kept', async () => {
    const accept = vi.fn<(id: string, payload: unknown) => void>().mockImplementationOnce(() => {
      throw new Error('the disk is full');
    });
    const { create } = await schedulerFor({ accept });
    await soon(create);
    await expect.poll(() => accept.mock.calls.length, { timeout: 10_000 }).toBe(2);
  });

  it.each<[string, Partial<ServiceRole>, string]>([
    [
      'not call the job',
      { statements: [TELLING] },
      'Stack-Role is not authorized to perform: lambda:InvokeFunction on resource',
    ],
    [
      'call another job alone',
      { statements: [{ ...INVOKING, resources: [arnOf('Other')] }, TELLING] },
      'Stack-Role is not authorized to perform: lambda:InvokeFunction on resource',
    ],
  ])('whose role may %s is given up, and said', async (_, role, sentence) => {
    const { create, called, said, file } = await schedulerFor({ role });
    await soon(create);
    await expect.poll(() => said.join(), { timeout: 5_000 }).toContain(sentence);
    expect(called).toEqual([]);
    const kept = readFileSync(join(file, '..', 'given-up-schedules.jsonl'), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({ schedule: { input: '{"project_id":1}', onFailure: QUEUE } });
  });
});

describe('who plans', () => {
  it.each<[string, PolicyStatement[], string]>([
    ['make schedules', [PASSING], 'scheduler:CreateSchedule'],
    ['hand the role over', [MAKING], 'iam:PassRole'],
    [
      'hand the role to the scheduler',
      [MAKING, { ...PASSING, conditions: [{ key: 'iam:PassedToService', values: ['lambda.amazonaws.com'] }] }],
      'iam:PassRole',
    ],
    [
      'make schedules in this group',
      [{ ...MAKING, resources: [SCHEDULES.replace('Group', 'Other')] }, PASSING],
      'Create',
    ],
  ])('and may not %s is refused', async (_, statements, action) => {
    const { create, said, file } = await schedulerFor({ statements });
    await expect(create(within(60_000), Date.now())).rejects.toThrow(/403 .*is not authorized to perform/);
    expect(said.join()).toContain(action);
    expect(existsSync(file)).toBe(false);
  });

  it.each<[string, Partial<ServiceRole>]>([
    ['another service', { trusted: [{ service: 'lambda.amazonaws.com', conditions: [] }] }],
    ['another group', { trusted: [{ ...TRUST, conditions: [{ key: 'aws:SourceArn', values: ['arn:of:other'] }] }] }],
    ['nobody', { trusted: [] }],
  ])('with a role that trusts %s is refused', async (_, role) => {
    const { create } = await schedulerFor({ role });
    await expect(create(within(60_000), Date.now())).rejects.toThrow('must allow AWS EventBridge Scheduler');
  });

  it('with a role that may not say what could not be run is refused', async () => {
    const { create } = await schedulerFor({ role: { statements: [INVOKING] } });
    await expect(create(within(60_000), Date.now())).rejects.toThrow(`Stack-Role may not send to ${QUEUE}`);
  });
});
