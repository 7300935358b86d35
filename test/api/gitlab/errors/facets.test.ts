import { beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
  await report(
    reporter,
    exceptionOf('One', { environment: 'production', release: 'shop@1', level: 'fatal' }),
    exceptionOf('Other', { environment: 'production', release: 'shop@2' }),
    exceptionOf('Done', { environment: 'staging' }),
  );
  const errors = await untilCounted(reporter.project, 3);
  const { id } = errors.find(({ type }) => type === 'Done')!;
  await admin('PUT', `${reporter.project.errors}/${id}`, { json: { status: 'resolved' } });
});

const facetsWith = (query: Record<string, string> = {}) => admin('GET', `${reporter.project.errors}/facets`, { query });

describe('what errors can be filtered by', () => {
  it('is that of the unresolved ones', async () => {
    await expect.poll(async () => (await facetsWith()).json).toMatchObject({ sample: 2 });
    const { environments, releases, levels } = (await facetsWith()).json as Record<string, { value: string }[]>;
    expect(environments).toEqual([{ value: 'production', errors: 2 }]);
    expect(new Set(releases!.map(({ value }) => value))).toEqual(new Set(['shop@1', 'shop@2']));
    for (const release of releases!)
      expect(release).toMatchObject({ errors: 1, new_errors: 1, first_seen: expect.any(String) });
    expect(new Set(levels!.map(({ value }) => value))).toEqual(new Set(['fatal', 'error']));
  });

  it('is that of another status', async () => {
    await expect
      .poll(async () => (await facetsWith({ status: 'resolved' })).json)
      .toEqual({
        environments: [{ value: 'staging', errors: 1 }],
        releases: [],
        levels: [{ value: 'error', errors: 1 }],
        sample: 1,
      });
  });

  it('is of a status that there is', async () => {
    expect(await facetsWith({ status: 'x' })).toEqual(invalid('status does not have a valid value'));
  });

  it('is nothing while error tracking is off', async () => {
    const project = await newProject();
    expect(await admin('GET', `${project.errors}/facets`)).toMatchObject({
      status: 400,
      json: { message: 'Error Tracking is not enabled' },
    });
  });
});
