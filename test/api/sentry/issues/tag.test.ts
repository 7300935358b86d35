import { expect, it } from 'vitest';
import { exceptionOf } from '../../../kit/collector.ts';
import { day } from '../../../kit/dates.ts';
import { admin } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry } from '../../../kit/sentry-api.ts';

it('has the values of a tag, the most frequent first, and when they were met', async () => {
  const date = day(-2);
  const at = (hour: number): string => `${date}T1${hour}:00:00.000Z`;
  const of = (hour: number, environment: string) => exceptionOf('TaggedError', { environment, timestamp: at(hour) });
  const { errors } = await trackedInSentry(of(1, 'prod'), of(2, 'test'), of(3, 'prod'));
  const path = `/0/issues/${errors[0]!.id}/tags`;
  expect(await admin('GET', `${path}/environment/`)).toEqual({
    status: 200,
    json: {
      key: 'environment',
      name: 'environment',
      totalValues: 3,
      uniqueValues: 2,
      topValues: [
        { value: 'prod', name: 'prod', count: 2, firstSeen: at(1), lastSeen: at(3) },
        { value: 'test', name: 'test', count: 1, firstSeen: at(2), lastSeen: at(2) },
      ],
    },
  });
  for (const tag of ['no-such', 'constructor']) expect(await admin('GET', `${path}/${tag}/`)).toEqual(NO_RESOURCE);
});
