import { describe, expect, it } from 'vitest';
import { NO_ERROR, NO_EVENT, NO_PROJECT } from '../../../kit/answers.ts';
import { anEvent, exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { errorsOf, eventsOf, untilCounted, untilError, type ShownError } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';

interface Kept {
  reporter: Reporter;
  error: ShownError;
  eventIds: string[];
}

/** An error that happened three times, beside another. */
async function kept(): Promise<Kept> {
  const reporter = await newReporter();
  const events = ['1.0', '1.1', '1.2'].map((release) =>
    exceptionOf('Doomed', { release, environment: 'production', user: { id: '1' } }),
  );
  const eventIds = await report(reporter, ...events);
  await report(reporter, anEvent());
  const errors = await untilCounted(reporter.project, 4);
  return { reporter, error: errors.find(({ type }) => type === 'Doomed')!, eventIds };
}

describe('a deleted error', () => {
  it('is gone at once, with its events and its place in every list', async () => {
    const { reporter, error, eventIds } = await kept();
    const { errors, events } = reporter.project;
    const answer = await admin('DELETE', `${errors}/${error.id}`);
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    for (const path of ['', '/events', '/events/latest', '/events/oldest', '/stats'])
      expect(await admin('GET', `${errors}/${error.id}${path}`)).toEqual(NO_ERROR);
    expect(await admin('PUT', `${errors}/${error.id}`, { json: { status: 'resolved' } })).toEqual(NO_ERROR);
    expect(await admin('DELETE', `${errors}/${error.id}`)).toEqual(NO_ERROR);
    for (const id of eventIds) expect(await admin('GET', `${events}/${id}`)).toEqual(NO_EVENT);
    const json = { error_ids: [error.id], status: 'ignored' };
    expect(await admin('PUT', errors, { json })).toEqual({ status: 200, json: [] });
    for (const sort of ['last_seen', 'first_seen', 'frequency'])
      expect((await errorsOf(reporter.project, { sort })).map(({ id }) => id)).not.toContain(error.id);
    expect(await errorsOf(reporter.project)).toHaveLength(1);
  });

  it('is a new one when it happens again', async () => {
    const { reporter, error } = await kept();
    await admin('PUT', `${reporter.project.errors}/${error.id}`, { json: { status: 'ignored' } });
    await admin('DELETE', `${reporter.project.errors}/${error.id}`);
    const [eventId] = await report(reporter, exceptionOf('Doomed'));
    const again = await untilError(reporter.project, error.id, () => true);
    expect(again).toEqual({
      ...error,
      status: 'unresolved',
      count: 1,
      user_count: 0,
      first_seen: again.last_seen,
      last_seen: again.last_seen,
      first_release: null,
      last_release: null,
      environments: [],
      regressed_at: null,
      frequency: expect.any(Array),
    });
    expect(Date.parse(again.first_seen)).toBeGreaterThan(Date.parse(error.last_seen));
    expect(again.frequency.reduce((sum, [, count]) => sum + count, 0)).toBe(1);
    const events = await eventsOf(reporter.project, error.id);
    expect(events.map(({ event_id }) => event_id)).toEqual([eventId]);
    const latest = await admin('GET', `${reporter.project.errors}/${error.id}/events/latest`);
    expect(latest).toMatchObject({ status: 200, json: { event_id: eventId } });
  });

  it('may be deleted and happen again as often as one likes', async () => {
    const { reporter, error } = await kept();
    for (let time = 0; time < 3; time++) {
      expect(await admin('DELETE', `${reporter.project.errors}/${error.id}`)).toMatchObject({ status: 204 });
      await report(reporter, exceptionOf('Doomed'));
      expect(await untilError(reporter.project, error.id, () => true)).toMatchObject({ count: 1 });
    }
  });
});

it('with its project everything is out of reach', async () => {
  const { reporter, error, eventIds } = await kept();
  const { at, errors, events, stats } = reporter.project;
  expect(await admin('DELETE', at)).toMatchObject({ status: 202 });
  for (const path of [
    errors,
    `${errors}/${error.id}`,
    `${errors}/${error.id}/events`,
    `${events}/${eventIds[0]}`,
    stats,
  ])
    expect(await admin('GET', path)).toEqual(NO_PROJECT);
  for (const method of ['PUT', 'DELETE'])
    expect(await admin(method, `${errors}/${error.id}`, { query: { status: 'resolved' } })).toEqual(NO_PROJECT);
});
