import { expect, it } from 'vitest';
import { NO_ERROR } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { eventOf, untilCounted, untilError, type ShownError } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';

it('the latest event is the one that happened last, not the one that came last', async () => {
  const reporter = await newReporter();
  const { project } = reporter;
  const now = Math.floor(Date.now() / 1000);
  const [old, latest, late] = [30, 10, 20].map((ago) => exceptionOf('Often', { timestamp: now - ago }));
  await report(reporter, old!);
  const [{ id }] = (await untilCounted(project, 1)) as [ShownError];
  const path = `${project.errors}/${id}/events/latest`;
  expect(await admin('GET', path)).toEqual({ status: 200, json: await eventOf(project, old!.event_id) });
  await report(reporter, latest!, late!);
  await untilError(project, id, ({ count }) => count === 3);
  const answer = await admin('GET', path);
  expect(answer).toEqual({ status: 200, json: await eventOf(project, latest!.event_id) });
  expect(answer).toMatchObject({ json: { payload: latest } });
});

it('there is none of an error that is not there', async () => {
  const { project } = await newReporter();
  for (const id of [1, 'latest', '%20'])
    expect(await admin('GET', `${project.errors}/${id}/events/latest`)).toEqual(NO_ERROR);
});
