import { expect, it } from 'vitest';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';

it('the tags of an error are counted over its latest events', async () => {
  const reporter = await newReporter();
  const tagged = (tags: Record<string, string>) => exceptionOf('Tagged', { tags, environment: 'production' });
  await report(reporter, tagged({ plan: 'free' }), tagged({ plan: 'free' }), tagged({ plan: 'paid' }));
  const [error] = await untilCounted(reporter.project, 3);
  const { status, json } = await admin('GET', `${reporter.project.errors}/${error!.id}/tags`);
  expect(status).toBe(200);
  const { sample, tags } = json as { sample: number; tags: { key: string }[] };
  expect(sample).toBe(3);
  expect(tags.filter(({ key }) => key === 'plan' || key === 'environment')).toEqual([
    { key: 'environment', events: 3, distinct: 1, values: [{ value: 'production', events: 3 }] },
    {
      key: 'plan',
      events: 3,
      distinct: 2,
      values: [
        { value: 'free', events: 2 },
        { value: 'paid', events: 1 },
      ],
    },
  ]);
});

it('an error that is not there has none', async () => {
  const reporter = await newReporter();
  expect(await admin('GET', `${reporter.project.errors}/77/tags`)).toMatchObject({ status: 404 });
});
