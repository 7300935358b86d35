import { describe, expect, it } from 'vitest';
import { COLLECTOR_OFF, NO_CLIENT_KEY, NO_COLLECTOR } from '../../kit/answers.ts';
import { anEvent, envelopeOf, newReporter, post, report, type Reporter } from '../../kit/collector.ts';
import { eventually } from '../../kit/eventually.ts';
import { enable, newClientKey, newProject } from '../../kit/projects.ts';
import { admin, type Answer } from '../../kit/request.ts';

/** An instance of the collector may go by what it read up to ten seconds ago. */
const NOTICED_MS = 10_000;
const SLOW_MS = 2_000;

interface Noticed {
  answer: Answer;
  ms: number;
}

/** Sends events until one is refused. */
async function untilRefused(reporter: Reporter): Promise<Noticed> {
  const started = performance.now();
  const answer = await eventually(
    () => post(reporter, envelopeOf([anEvent()])),
    ({ status }) => status !== 200,
  );
  return { answer, ms: performance.now() - started };
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

describe.concurrent('within ten seconds it is noticed', () => {
  it('that a key was switched off; switched on again it works at once', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    const at = `${reporter.project.clientKeys}/${reporter.key.id}`;
    await admin('PUT', at, { json: { active: false } });
    const { answer, ms } = await untilRefused(reporter);
    expect(answer).toEqual(NO_CLIENT_KEY);
    expect(ms).toBeLessThan(NOTICED_MS + SLOW_MS);
    await admin('PUT', at, { json: { active: true } });
    const event = anEvent();
    expect(await post(reporter, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
  });

  it('that a key was deleted', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    await admin('DELETE', `${reporter.project.clientKeys}/${reporter.key.id}`);
    const { answer, ms } = await untilRefused(reporter);
    expect(answer).toEqual(NO_CLIENT_KEY);
    expect(ms).toBeLessThan(NOTICED_MS + SLOW_MS);
  });

  it('that error tracking was switched off', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    await enable(reporter.project, { active: false });
    const { answer, ms } = await untilRefused(reporter);
    expect(answer).toEqual(COLLECTOR_OFF);
    expect(ms).toBeLessThan(NOTICED_MS + SLOW_MS);
  });

  it('that the project was deleted', async () => {
    const reporter = await newReporter();
    await report(reporter, anEvent());
    await admin('DELETE', reporter.project.at);
    const { answer, ms } = await untilRefused(reporter);
    // Its keys go a moment after the project itself.
    expect([NO_COLLECTOR, NO_CLIENT_KEY]).toContainEqual(answer);
    expect(ms).toBeLessThan(NOTICED_MS + SLOW_MS);
  });
});
