import { describe, expect, it } from 'vitest';
import { openScheduler, type CreateSchedule } from '../../../shared/scheduler/schedules.ts';
import { expectedAuthorization } from '../../kit/sigv4.ts';
import { answeringService, credentials, type Asked, type Reply } from '../../kit/unit/answering-service.ts';

const TARGET = 'arn:aws:lambda:eu-central-1:123456789012:function:job';
const NOW = Date.parse('2026-11-27T00:00:00Z');
const LATER = Date.parse('2026-11-27T00:05:00.250Z');

const CREATED: Reply = { status: 200, body: '{"ScheduleArn":"arn:aws:scheduler:…"}' };
const refusal = (status: number, message: string): Reply => ({ status, body: JSON.stringify({ message }) });

const placeAt = (endpoint: string) => ({
  group: 'the-group',
  role: 'arn:of:the:role',
  failures: 'arn:of:the:queue',
  endpoint,
});

/** A scheduler that gives these answers, the last one for ever. */
async function answering(...replies: Reply[]): Promise<{ create: CreateSchedule; asked: readonly Asked[] }> {
  const { store, endpoint, asked } = await answeringService(...replies);
  return { create: openScheduler(store, placeAt(endpoint)), asked };
}

const schedule = { name: 'deliver-1-2', at: LATER, target: TARGET, input: { project_id: 1 } };

describe('a schedule', () => {
  it('runs once, at no earlier second, and is gone then', async () => {
    const scheduler = await answering(CREATED);
    await scheduler.create(schedule, NOW);
    expect(scheduler.asked).toMatchObject([{ method: 'POST', url: '/schedules/deliver-1-2.1795737901' }]);
    expect(JSON.parse(scheduler.asked[0]!.body)).toEqual({
      GroupName: 'the-group',
      ScheduleExpression: 'at(2026-11-27T00:05:01)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: TARGET,
        RoleArn: 'arn:of:the:role',
        Input: '{"project_id":1}',
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        DeadLetterConfig: { Arn: 'arn:of:the:queue' },
      },
    });
  });

  it('whose moment has passed runs soon, under the name that it would have had', async () => {
    const scheduler = await answering(CREATED);
    await scheduler.create(schedule, LATER + 60_000);
    expect(scheduler.asked[0]!.url).toBe('/schedules/deliver-1-2.1795737901');
    expect(JSON.parse(scheduler.asked[0]!.body)).toMatchObject({ ScheduleExpression: 'at(2026-11-27T00:06:11)' });
  });

  it('that is there already is fine', async () => {
    const scheduler = await answering(refusal(409, 'Schedule deliver-1-2 already exists.'));
    await scheduler.create(schedule, NOW);
    expect(scheduler.asked).toHaveLength(1);
  });

  it("is made as the function's role, for the scheduler of its region", async () => {
    const scheduler = await answering(CREATED);
    await scheduler.create(schedule, NOW);
    const { headers, body, ...request } = scheduler.asked[0]!;
    expect(headers.authorization).toMatch(/Credential=ASIAROLE\/\d{8}\/eu-central-1\/scheduler\/aws4_request/);
    expect(headers.authorization).toBe(expectedAuthorization(headers, body, credentials.secretAccessKey, request));
  });

  it('is tried again while the network fails or there are too many', async () => {
    const scheduler = await answering('hang up', refusal(429, 'Rate exceeded'), CREATED);
    await scheduler.create(schedule, NOW);
    expect(scheduler.asked).toHaveLength(3);
  });

  it('that is refused is an error that names it and says why', async () => {
    const denied = 'User is not authorized to perform: scheduler:CreateSchedule';
    const scheduler = await answering(refusal(403, denied));
    await expect(scheduler.create(schedule, NOW)).rejects.toThrow(
      `making the schedule deliver-1-2.1795737901 failed: 403 {"message":"${denied}"}`,
    );
  });

  it.each(['', 'a/b', 'a b', 'ä', 'a'.repeat(54)])('cannot be called %j, and nobody is asked', async (name) => {
    const scheduler = await answering(CREATED);
    await expect(scheduler.create({ ...schedule, name }, NOW)).rejects.toThrow('a schedule cannot be called');
    expect(scheduler.asked).toEqual([]);
  });
});
