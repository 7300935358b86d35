import { describe, expect, it } from 'vitest';
import { COLLECTOR_OFF, NO_CLIENT_KEY, NO_COLLECTOR } from '../../kit/answers.ts';
import { anEvent, envelopeOf, newReporter, post, report, type Reporter } from '../../kit/collector.ts';
import { eventually } from '../../kit/eventually.ts';
import { enable, newClientKey, newProject } from '../../kit/projects.ts';
import { admin, type Answer } from '../../kit/request.ts';

/** Sends events until one is refused. */
function untilRefused(reporter: Reporter): Promise<Answer> {
  return eventually(
    () => post(reporter, envelopeOf([anEvent()])),
    ({ status }) => status !== 200,
  );
}

it('a key works from the moment that it is made', async () => {
  const { project } = await newReporter();
  for (let made = 0; made < 5; made++) {
    const key = await newClientKey(project);
    const event = anEvent();
    expect(await post({ project, key }, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
  }
});

it('a project works from the moment that it is switched on, though it was asked before', async () => {
  const project = await newProject();
  const key = await newClientKey(project);
  expect(await post({ project, key }, envelopeOf([anEvent()]))).toEqual(COLLECTOR_OFF);
  await enable(project);
  const event = anEvent();
  expect(await post({ project, key }, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
});

describe.concurrent('an instance that has cached a key notices', () => {
  it('that a key was switched off; switched on again it works at once', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    const at = `${reporter.project.clientKeys}/${reporter.key.id}`;
    await admin('PUT', at, { json: { active: false } });
    const answer = await untilRefused(reporter);
    expect(answer).toEqual(NO_CLIENT_KEY);
    await admin('PUT', at, { json: { active: true } });
    const event = anEvent();
    expect(await post(reporter, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
  });

  it('that a key was deleted', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    await admin('DELETE', `${reporter.project.clientKeys}/${reporter.key.id}`);
    const answer = await untilRefused(reporter);
    expect(answer).toEqual(NO_CLIENT_KEY);
  });

  it('that error tracking was switched off', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    await enable(reporter.project, { active: false });
    const answer = await untilRefused(reporter);
    expect(answer).toEqual(COLLECTOR_OFF);
  });

  it('that the project was deleted', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    await admin('DELETE', reporter.project.at);
    const answer = await untilRefused(reporter);
    // Its keys go a moment after the project itself.
    expect([NO_COLLECTOR, NO_CLIENT_KEY]).toContainEqual(answer);
  });
});
