import { domainOf, settledCall, signedCalls, type ServiceAnswer } from '../aws/signed-call.ts';
import type { Store } from '../store/table/store.ts';

/** Where schedules are kept, and as whom the scheduler runs what they name. */
export interface SchedulerPlace {
  /** Name of the stack's group of schedules. */
  group: string;
  /** ARN of the role that the scheduler takes. */
  role: string;
  /** ARN of the queue that is told what could not be run. */
  failures: string;
  /** An address for the scheduler other than AWS's own, or `null`. */
  endpoint: string | null;
}

/** Something that EventBridge Scheduler does once. */
export interface OneTime {
  /** Letters, digits, `-`, `_` and `.`; at most 53. */
  name: string;
  /** Milliseconds since 1970. */
  at: number;
  /** ARN of the function that it calls, and does not wait for. */
  target: string;
  input: object;
}

/** Has something done, at once where its moment has passed. @throws Error that names the schedule, and what the scheduler said. */
export type CreateSchedule = (schedule: OneTime, now: number) => Promise<void>;

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
 * One operation of EventBridge Scheduler by hand, for its own client would be a third of a bundle
 * (https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html).
 */
export function openScheduler(store: Store, { group, role, failures, endpoint }: SchedulerPlace): CreateSchedule {
  const addressIn = (region: string): string => endpoint ?? `https://scheduler.${region}.${domainOf(region)}`;
  const send = signedCalls(store, { service: 'scheduler', addressIn });
  return async (schedule, now) => {
    const name = nameOf(schedule);
    const what = `making the schedule ${name} failed`;
    const { target, input, at } = schedule;
    const body = {
      GroupName: group,
      ScheduleExpression: `at(${secondsOf(Math.max(at, now + AHEAD_MS))})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: target,
        RoleArn: role,
        Input: JSON.stringify(input),
        RetryPolicy: RETRY_POLICY,
        DeadLetterConfig: { Arn: failures },
      },
    };
    const request = {
      method: 'POST',
      path: `/schedules/${name}`,
      headers: { 'content-type': 'application/json' },
      // No client token: it would tell attempts apart from one another, and the name does that.
      body: JSON.stringify(body),
    } as const;
    // 429: more calls than the account may make (https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html).
    const isPassing = ({ status }: ServiceAnswer): boolean => status === 429;
    const answer = await settledCall(send, request, { what, maxWaitMs: MAX_WAIT_MS, isPassing });
    // 409: it is there.
    if (answer.status !== 200 && answer.status !== 409)
      throw new Error(`${what}: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
  };
}

/** What a name may be made of (`Name` of CreateSchedule), less a dot and ten digits. */
const NAME = /^[\w.-]{1,53}$/;

/**
 * The moment is part of the name, because a schedule that has run is there for a while longer
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-delete.html): what is planned then under the same
 * name would be taken for planned already, and never run.
 */
function nameOf({ name, at }: OneTime): string {
  if (!NAME.test(name)) throw new Error(`a schedule cannot be called ${JSON.stringify(name)}`);
  return `${name}.${Math.ceil(at / 1000)}`;
}

/** `2026-11-27T01:35:00`, in UTC as expressions without a time zone are; a second begun counts, so that nothing is early. */
function secondsOf(at: number): string {
  return new Date(Math.ceil(at / 1000) * 1000).toISOString().slice(0, 19);
}
