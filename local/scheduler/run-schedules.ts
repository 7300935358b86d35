import { appendFileSync } from 'node:fs';
import { ACCOUNT } from '../assembly/references.ts';
import type { Scheduling, ServiceRole } from '../assembly/job-types.ts';
import type { LambdaFunction } from '../assembly/types.ts';
import { holds, isAllowed } from '../iam/policy.ts';
import type { Schedule, Schedules } from './schedules.ts';

export interface SchedulerStack {
  functions: readonly LambdaFunction[];
  scheduling: Scheduling;
}

export interface RunOptions {
  schedules: Schedules;
  stack: () => SchedulerStack;
  /** Takes what is to be called; when it returns, that is on the disk. */
  accept: (functionId: string, payload: unknown) => void;
  /** Where what was given up on is kept. */
  givenUp: string;
  log: (line: string) => void;
}

/** Runs what is due. */
export interface Running {
  /** Looks when the next one is due, after a change. */
  look: () => void;
  stop: () => void;
}

/** The longest that a clock which was set, or a machine that slept, goes unnoticed. */
const LOOK_MS = 1_000;
const RETRY_MS = 1_000;

/**
 * Calls the targets of schedules at their time, or at once where that passed while nothing ran here. AWS is exact to the minute;
 * this to the second. One is removed once its call is kept elsewhere, so a runner that is killed calls twice at worst.
 */
export function runSchedules({ schedules, stack, accept, givenUp, log }: RunOptions): Running {
  const failures = new Map<Schedule, { count: number; next: number }>();
  let timer: NodeJS.Timeout | null = null;

  function giveUp(schedule: Schedule, problem: string): void {
    const entry = { timestamp: new Date().toISOString(), problem, schedule };
    appendFileSync(givenUp, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    schedules.remove(schedule);
    failures.delete(schedule);
    log(`Gave up on the schedule ${schedule.name}: ${problem}; it is kept in ${givenUp}`);
  }

  function run(schedule: Schedule, now: number): void {
    const problem = problemOf(schedule, stack());
    if (problem !== null) return giveUp(schedule, problem);
    const target = stack().functions.find(({ arn }) => arn === schedule.target)!;
    try {
      accept(target.id, JSON.parse(schedule.input));
      schedules.remove(schedule);
      failures.delete(schedule);
    } catch (error) {
      const count = (failures.get(schedule)?.count ?? 0) + 1;
      if (count >= schedule.maxAttempts || now - schedule.at > schedule.maxAgeMs) giveUp(schedule, String(error));
      else failures.set(schedule, { count, next: now + RETRY_MS * 2 ** Math.min(count, 6) });
    }
  }

  function look(): void {
    if (timer !== null) clearTimeout(timer);
    const now = Date.now();
    for (const schedule of schedules.all())
      if (schedule.at <= now && (failures.get(schedule)?.next ?? 0) <= now) run(schedule, now);
    const waits = schedules.all().map((schedule) => (failures.get(schedule)?.next ?? schedule.at) - Date.now());
    timer = waits.length === 0 ? null : setTimeout(look, Math.max(0, Math.min(LOOK_MS, ...waits))).unref();
  }

  return { look, stop: () => void (timer && clearTimeout(timer)) };
}

/** Why the scheduler may not call a schedule's target, or cannot; `null`: it may. */
export function problemOf(
  { group, role: arn, target }: Schedule,
  { functions, scheduling }: SchedulerStack,
): string | null {
  const role = scheduling.roles.find((one) => one.arn === arn);
  const of = scheduling.groups.find(({ name }) => name === group);
  if (role === undefined || of === undefined || !trusts(role, of.arn))
    return `The execution role ${arn} does not let the scheduler take it for schedules of ${group}.`;
  if (!isAllowed(role.statements, { action: 'lambda:InvokeFunction', resource: target }))
    return `${role.name} is not authorized to perform: lambda:InvokeFunction on resource: ${target}`;
  return functions.some((one) => one.arn === target) ? null : `There is no function ${target}.`;
}

/** Whether a schedule's role may say what could not be run: AWS would lose it else, and says so in a metric alone. */
export function mayTell({ statements }: ServiceRole, { onFailure }: Schedule): boolean {
  return onFailure === null || isAllowed(statements, { action: 'sqs:SendMessage', resource: onFailure });
}

/** What services say of themselves: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
export function trusts({ trusted }: ServiceRole, groupArn: string): boolean {
  const context = { 'aws:SourceAccount': ACCOUNT, 'aws:SourceArn': groupArn };
  return trusted.some(({ service, conditions }) => service === 'scheduler.amazonaws.com' && holds(conditions, context));
}
