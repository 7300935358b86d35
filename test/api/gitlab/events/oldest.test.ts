import { expect, it } from 'vitest';
import { FORBIDDEN, NO_ERROR } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { eventOf, untilCounted, untilError, type ShownError } from '../../../kit/errors.ts';
import { memberOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('the oldest event is the one that happened first, not the one that came first', async () => {
  const reporter = await newReporter();
  const { project } = reporter;
  const now = Math.floor(Date.now() / 1000);
  const [first, last, late] = [30, 10, 86_400].map((ago) => exceptionOf('Often', { timestamp: now - ago }));
  await report(reporter, first!);
  const [{ id }] = (await untilCounted(project, 1)) as [ShownError];
  const path = `${project.errors}/${id}/events/oldest`;
  expect(await admin('GET', path)).toEqual({ status: 200, json: await eventOf(project, first!.event_id) });
  await report(reporter, last!, late!);
  await untilError(project, id, ({ count }) => count === 3);
  const answer = await admin('GET', path);
  expect(answer).toEqual({ status: 200, json: await eventOf(project, late!.event_id) });
  expect(answer).toMatchObject({ json: { payload: late, newer: first!.event_id, older: null } });
});

it('there is none of an error that is not there', async () => {
  const { project } = await newReporter();
  for (const id of [1, 'oldest', '%20'])
    expect(await admin('GET', `${project.errors}/${id}/events/oldest`)).toEqual(NO_ERROR);
});

it('reporters read it, guests do not', async () => {
  const reporter = await newReporter();
  const event = exceptionOf('Once');
  await report(reporter, event);
  const [{ id }] = (await untilCounted(reporter.project, 1)) as [ShownError];
  const [guest, member] = await Promise.all(
    [10, 20].map((access_level) => memberOf(reporter.project, { access_level, scopes: ['read_api'] })),
  );
  const path = `${reporter.project.errors}/${id}/events/oldest`;
  expect(await member!('GET', path)).toMatchObject({ status: 200, json: { event_id: event.event_id } });
  expect(await guest!('GET', path)).toEqual(FORBIDDEN);
});
