import type { Refusal } from '../iam/caller.ts';
import type { Schedule } from './schedules.ts';

const invalid = (message: string): Refusal => ({ type: 'ValidationException', message });

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html, `Name`. */
export const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const INPUT = ['ActionAfterCompletion', 'FlexibleTimeWindow', 'GroupName', 'ScheduleExpression', 'Target'];
const TARGET = ['Arn', 'DeadLetterConfig', 'Input', 'RetryPolicy', 'RoleArn'];
/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html: "Target payload", 256 KB. */
const MAX_INPUT_BYTES = 262_144;

interface Input {
  ActionAfterCompletion?: unknown;
  FlexibleTimeWindow?: unknown;
  GroupName?: unknown;
  ScheduleExpression?: unknown;
  Target?: unknown;
}
interface Target {
  Arn?: unknown;
  DeadLetterConfig?: unknown;
  Input?: unknown;
  RetryPolicy?: unknown;
  RoleArn?: unknown;
}

/**
 * Reads what a call of CreateSchedule wants, as far as it is used here: once, at a moment to come, and gone then. All else is
 * refused, also what AWS would take.
 */
export function readSchedule(name: string, given: Record<string, unknown>, now: number): Schedule | Refusal {
  const { ActionAfterCompletion, FlexibleTimeWindow, GroupName, ScheduleExpression }: Input = given;
  const target = objectOf(given['Target']);
  const problem =
    unknownIn(given, INPUT, 'CreateSchedule') ??
    unknownIn(target, TARGET, 'Target') ??
    (NAME.test(name) ? null : 'Name has to be 1 to 64 letters, digits, hyphens, underscores and dots.') ??
    (JSON.stringify(FlexibleTimeWindow) === '{"Mode":"OFF"}' ? null : 'FlexibleTimeWindow has to be off here.') ??
    (ActionAfterCompletion === 'DELETE' ? null : 'ActionAfterCompletion has to be DELETE here.') ??
    (typeof GroupName === 'string' ? null : 'GroupName has to be given here.') ??
    targetProblem(target);
  if (problem !== null) return invalid(problem);
  const at = momentOf(ScheduleExpression);
  if (at === null) return invalid(`Invalid Schedule Expression ${String(ScheduleExpression)}.`);
  if (at <= now) return invalid(`${String(ScheduleExpression)} has passed.`);
  const policy = retriesOf(target.RetryPolicy);
  if (policy === null) return invalid('RetryPolicy has to be within 60 to 86400 seconds and 0 to 185 attempts.');
  return {
    group: GroupName as string,
    name,
    at,
    target: target.Arn as string,
    role: target.RoleArn as string,
    input: (target.Input as string | undefined) ?? '{}',
    onFailure: queueOf(target.DeadLetterConfig) ?? null,
    ...policy,
  };
}

function targetProblem({ Arn, DeadLetterConfig, Input: input, RoleArn }: Target): string | null {
  if (typeof Arn !== 'string' || typeof RoleArn !== 'string') return 'Target has to have an Arn and a RoleArn.';
  if (!/^arn:aws:lambda:[\w-]+:\d{12}:function:[\w-]+$/.test(Arn)) return 'Target has to be a function here.';
  if (queueOf(DeadLetterConfig) === undefined) return 'DeadLetterConfig has to be the Arn of a queue.';
  if (input === undefined) return null;
  if (typeof input !== 'string' || !isJson(input)) return 'Input has to be JSON for a function.';
  return Buffer.byteLength(input) > MAX_INPUT_BYTES ? `Input has at most ${MAX_INPUT_BYTES} bytes.` : null;
}

/** `null`: none is given; `undefined`: it is no queue. */
function queueOf(given: unknown): string | null | undefined {
  if (given === undefined) return null;
  const { Arn } = objectOf(given);
  return typeof Arn === 'string' && /^arn:aws:sqs:[\w-]+:\d{12}:[\w-]+$/.test(Arn) ? Arn : undefined;
}

/** `at(2026-11-27T01:35:00)`, in UTC: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time */
function momentOf(expression: unknown): number | null {
  const [, time] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(String(expression)) ?? [];
  const at = Date.parse(`${time}Z`);
  // A day that there is not would be one of the next month.
  return time !== undefined && !Number.isNaN(at) && new Date(at).toISOString().startsWith(time) ? at : null;
}

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
function retriesOf(given: unknown): Pick<Schedule, 'maxAttempts' | 'maxAgeMs'> | null {
  const {
    MaximumEventAgeInSeconds: age = 86_400,
    MaximumRetryAttempts: retries = 185,
    ...rest
  } = objectOf(given ?? {});
  const isWithin = (value: unknown, least: number, most: number): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  if (!isWithin(age, 60, 86_400) || !isWithin(retries, 0, 185) || Object.keys(rest).length > 0) return null;
  return { maxAttempts: retries + 1, maxAgeMs: age * 1000 };
}

function unknownIn(given: object, known: readonly string[], place: string): string | null {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  return unknown === undefined ? null : `${unknown} of ${place} is not known to the local runner.`;
}

function objectOf(value: unknown): Record<string, unknown> & Target {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
