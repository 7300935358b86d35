import { expect, it } from 'vitest';
import { readSchedule } from '../../local/scheduler/read-schedule.ts';

const NOW = Date.parse('2026-11-27T00:00:00Z');
const TARGET = { Arn: 'arn:aws:lambda:eu-local-1:000000000000:function:Job', RoleArn: 'arn:of:role', Input: '{"a":1}' };
const INPUT = {
  ActionAfterCompletion: 'DELETE',
  FlexibleTimeWindow: { Mode: 'OFF' },
  GroupName: 'Group',
  ScheduleExpression: 'at(2026-11-27T00:05:00)',
  Target: TARGET,
};

it('a schedule is read with the defaults of AWS', () => {
  expect(readSchedule('a.b-c_1', INPUT, NOW)).toEqual({
    group: 'Group',
    name: 'a.b-c_1',
    at: NOW + 300_000,
    target: TARGET.Arn,
    role: TARGET.RoleArn,
    input: '{"a":1}',
    onFailure: null,
    maxAttempts: 186,
    maxAgeMs: 86_400_000,
  });
});

it.each<[string, object]>([
  ['State of CreateSchedule is not known', { State: 'DISABLED' }],
  ['ScheduleExpressionTimezone of CreateSchedule', { ScheduleExpressionTimezone: 'Europe/Berlin' }],
  ['FlexibleTimeWindow has to be off', { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }],
  ['ActionAfterCompletion has to be DELETE', { ActionAfterCompletion: 'NONE' }],
  ['GroupName has to be given', { GroupName: undefined }],
  ['Invalid Schedule Expression rate(1 minute)', { ScheduleExpression: 'rate(1 minute)' }],
  ['Invalid Schedule Expression at(2026-11-27T00:05)', { ScheduleExpression: 'at(2026-11-27T00:05)' }],
  ['Invalid Schedule Expression at(2026-11-27T00:05:00Z)', { ScheduleExpression: 'at(2026-11-27T00:05:00Z)' }],
  ['Invalid Schedule Expression at(2027-02-30T00:00:00)', { ScheduleExpression: 'at(2027-02-30T00:00:00)' }],
  ['at(2026-11-27T00:00:00) has passed', { ScheduleExpression: 'at(2026-11-27T00:00:00)' }],
  ['Target has to have an Arn', { Target: { ...TARGET, RoleArn: undefined } }],
  ['Target has to be a function', { Target: { ...TARGET, Arn: 'arn:aws:sqs:eu-local-1:000000000000:queue' } }],
  ['SqsParameters of Target', { Target: { ...TARGET, SqsParameters: {} } }],
  ['DeadLetterConfig has to be', { Target: { ...TARGET, DeadLetterConfig: { Arn: 'arn:aws:sns:eu-local-1:0:t' } } }],
  ['Input has to be JSON', { Target: { ...TARGET, Input: 'a' } }],
  ['Input has at most 262144 bytes', { Target: { ...TARGET, Input: JSON.stringify('a'.repeat(262_144)) } }],
  ['RetryPolicy has to be within', { Target: { ...TARGET, RetryPolicy: { MaximumRetryAttempts: 186 } } }],
  ['RetryPolicy has to be within', { Target: { ...TARGET, RetryPolicy: { MaximumEventAgeInSeconds: 59 } } }],
])('%s: that is refused', (sentence, changes) => {
  const given = Object.fromEntries(Object.entries({ ...INPUT, ...changes }).filter(([, value]) => value !== undefined));
  expect(readSchedule('a', given, NOW)).toEqual({
    type: 'ValidationException',
    message: expect.stringContaining(sentence),
  });
});

it.each(['', 'a'.repeat(65), 'a b', 'ä'])('a schedule cannot be called %j', (name) => {
  expect(readSchedule(name, INPUT, NOW)).toMatchObject({ type: 'ValidationException' });
});
