import { dirname, join } from 'node:path';
import { ACCOUNT, REGION } from '../assembly/references.ts';
import type { Refusal } from '../iam/caller.ts';
import type { Action } from '../iam/policy.ts';
import { jsonObject, restRefusal, startService, type Answer, type Asked, type Service } from '../service.ts';
import { NAME, readSchedule } from './read-schedule.ts';
import { mayTell, runSchedules, trusts, type RunOptions, type SchedulerStack } from './run-schedules.ts';
import { openSchedules } from './schedules.ts';

export interface LocalScheduler extends Service {
  /** From now on these functions, groups and roles are there. */
  update: (stack: SchedulerStack) => void;
  /** From now on what is due is called. */
  start: () => void;
}

export interface SchedulerOptions extends Pick<RunOptions, 'accept' | 'log'> {
  stack: SchedulerStack;
  /** Where the schedules are kept. */
  file: string;
  /** Whether callers' roles are looked at. */
  enforcesRoles?: boolean;
}

/**
 * Stands in for EventBridge Scheduler's CreateSchedule, and calls what is due
 * (https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html).
 */
export async function startScheduler(options: SchedulerOptions): Promise<LocalScheduler> {
  const { file, accept, log, enforcesRoles = true } = options;
  let stack = options.stack;
  const schedules = openSchedules(file);
  const givenUp = join(dirname(file), 'given-up-schedules.jsonl');
  const running = runSchedules({ schedules, stack: () => stack, accept, givenUp, log });

  function create(name: string, body: Buffer): Answer | Refusal {
    const schedule = readSchedule(name, jsonObject(body) ?? {}, Date.now());
    if ('type' in schedule) return schedule;
    const group = stack.scheduling.groups.find((one) => one.name === schedule.group);
    if (group === undefined) return notFound(`Schedule group ${schedule.group} does not exist.`);
    const role = stack.scheduling.roles.find(({ arn }) => arn === schedule.role);
    if (role === undefined || !trusts(role, group.arn))
      return invalid('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.');
    if (!mayTell(role, schedule)) return invalid(`${role.name} may not send to ${schedule.onFailure}.`);
    if (schedules.has(schedule)) return { type: 'ConflictException', message: `Schedule ${name} already exists.` };
    schedules.put(schedule);
    running.look();
    return json({ ScheduleArn: arnOf(schedule.group, name) });
  }

  const service = await startService({
    name: 'scheduler',
    functions: () => (enforcesRoles ? stack.functions : 'everybody'),
    actionsOf,
    answer: ({ path, body }) => create(nameIn(path)!, body),
    refuse: restRefusal,
    log,
  });

  return {
    ...service,
    start: running.look,
    update: (next) => void (stack = next),
    async stop() {
      running.stop();
      await service.stop();
    },
  };
}

/** To make a schedule, one must be allowed to hand the role to the scheduler, too. */
function actionsOf({ method, path, body }: Asked): readonly Action[] | Refusal {
  const name = nameIn(path);
  if (method !== 'POST' || name === null || !NAME.test(name))
    return notFound(`${method} ${path} is not known to the local runner.`);
  const { GroupName = 'default', Target } = jsonObject(body) ?? {};
  const { RoleArn = '*' } = (Target ?? {}) as { RoleArn?: string };
  return [
    { action: 'scheduler:CreateSchedule', resource: arnOf(String(GroupName), name) },
    { action: 'iam:PassRole', resource: RoleArn, context: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
  ];
}

const nameIn = (path: string): string | null => {
  const [, name] = /^\/schedules\/([^/]+)$/.exec(path) ?? [];
  return name === undefined ? null : decodeURIComponent(name);
};
const arnOf = (group: string, name: string): string =>
  `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${group}/${name}`;
const invalid = (message: string): Refusal => ({ type: 'ValidationException', message });
const notFound = (message: string): Refusal => ({ type: 'ResourceNotFoundException', message });
const json = (body: object): Answer => ({ contentType: 'application/json', body: JSON.stringify(body) });
