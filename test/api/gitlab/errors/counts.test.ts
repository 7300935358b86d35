import { expect, it } from 'vitest';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('errors are counted by status', async () => {
  const reporter = await newReporter();
  await report(reporter, exceptionOf('One'), exceptionOf('Other'), exceptionOf('Done'));
  const errors = await untilCounted(reporter.project, 3);
  const { id } = errors.find(({ type }) => type === 'Done')!;
  await admin('PUT', `${reporter.project.errors}/${id}`, { json: { status: 'resolved' } });
  await expect
    .poll(async () => (await admin('GET', `${reporter.project.errors}/counts`)).json)
    .toEqual({ unresolved: 2, resolved: 1, ignored: 0, capped: [] });
});

it('there are none to count while error tracking is off', async () => {
  const project = await newProject();
  expect(await admin('GET', `${project.errors}/counts`)).toMatchObject({
    status: 400,
    json: { message: 'Error Tracking is not enabled' },
  });
});
