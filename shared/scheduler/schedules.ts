import { domainOf, settledCall, signedCalls, type ServiceAnswer, type ServiceRequest } from '../aws/signed-call.ts';
import type { ScheduleKey } from '../domain/job-orders.ts';
import type { Store } from '../store/table/store.ts';

/** Where schedules are kept, and as whom the scheduler runs what they name. */
export interface SchedulerPlace {
  /** Name of the stack's group of schedules. */
  group: string;
  /** ARN of the role that the scheduler takes. */
  role: string;
  /** An address for the scheduler other than AWS's own, or `null`. */
  endpoint: string | null;
}

/** Something that EventBridge Scheduler does once. */
export interface OneTime extends ScheduleKey {
  /** ARN of the function that it calls, and does not wait for. */
  target: string;
  input: object;
}

export interface Scheduler {
  create: (schedule: OneTime, now: number) => Promise<void>;
  remove: (key: ScheduleKey) => Promise<void>;
}

/** All attempts together. */
const MAX_WAIT_MS = 5_000;

/**
 * No document says what becomes of a schedule whose time has passed, so none is made: it is a little ahead of the clock, which
 * may differ from the scheduler's, even after all attempts. The scheduler itself is exact to the minute
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
 */
const AHEAD_MS = 10_000;

/** As long as the scheduler may try a call that Lambda does not take (https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html). */
const RETRY_POLICY = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 };

/**
 * Two operations of EventBridge Scheduler by hand, for its own client would be a third of a bundle
 * (https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html, API_DeleteSchedule.html).
 */
export function openScheduler(store: Store, { group, role, endpoint }: SchedulerPlace): Scheduler {
  const addressIn = (region: string): string => endpoint ?? `https://scheduler.${region}.${domainOf(region)}`;
  const send = signedCalls(store, { service: 'scheduler', addressIn });

  /** @param fine a status that says that it is as it should be already */
  async function call(key: ScheduleKey, fine: number, request: Omit<ServiceRequest, 'path'>): Promise<void> {
    const name = nameOf(key);
    const what = `${request.method === 'POST' ? 'making' : 'removing'} the schedule ${name} failed`;
    // 429: more calls than the account may make (https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html).
    const isPassing = ({ status }: ServiceAnswer): boolean => status === 429;
    const sent = { ...request, path: `/schedules/${name}` };
    const { status, body } = await settledCall(send, sent, { what, maxWaitMs: MAX_WAIT_MS, isPassing });
    if (status !== 200 && status !== fine) throw new Error(`${what}: ${status} ${body.toString().slice(0, 300)}`);
  }

  return {
    async create({ target, input, ...key }, now) {
      const body = {
        GroupName: group,
        ScheduleExpression: `at(${secondsOf(Math.max(key.at, now + AHEAD_MS))})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: { Arn: target, RoleArn: role, Input: JSON.stringify(input), RetryPolicy: RETRY_POLICY },
      };
      // No client token: it would tell attempts apart from one another, and the name does that.
      const headers = { 'content-type': 'application/json' };
      await call(key, 409, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    remove: (key) => call(key, 404, { method: 'DELETE', query: { groupName: group } }),
  };
}

/** What a name may be made of (`Name` of CreateSchedule), less a dot and ten digits. */
const NAME = /^[\w.-]{1,53}$/;

/**
 * The moment is part of the name, because a schedule that has run is there for a while longer
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-delete.html): what is planned then under the same
 * name would be taken for planned already, and never run.
 */
function nameOf({ name, at }: ScheduleKey): string {
  if (!NAME.test(name)) throw new Error(`a schedule cannot be called ${JSON.stringify(name)}`);
  return `${name}.${Math.ceil(at / 1000)}`;
}

/** `2026-11-27T01:35:00`, in UTC as expressions without a time zone are; a second begun counts, so that nothing is early. */
function secondsOf(at: number): string {
  return new Date(Math.ceil(at / 1000) * 1000).toISOString().slice(0, 19);
}
