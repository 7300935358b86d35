import { beforeAll, describe, expect, it } from 'vitest';
import { exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { memberOf, newProject, unique } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

interface Summary {
  id: number;
  unresolved: number;
  frequency: [number, number][];
  news: { news: string; error: { type: string } }[];
}

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
  await report(reporter, exceptionOf('One'), exceptionOf('One'), exceptionOf('Done'));
  const errors = await untilCounted(reporter.project, 3);
  const { id } = errors.find(({ type }) => type === 'Done')!;
  await admin('PUT', `${reporter.project.errors}/${id}`, { json: { status: 'resolved' } });
});

/** The projects of a search, all pages of it, one project each. */
async function summariesOf(search: string): Promise<Summary[]> {
  const found: Summary[] = [];
  let query: string | undefined = `per_page=1&search=${search}`;
  while (query !== undefined) {
    const { json, headers } = await admin('GET', '/v4/error_tracking/projects', { query });
    expect(json).toHaveLength(1);
    found.push(...(json as Summary[]));
    query = /\?([^>]+)>; rel="next"/.exec(String(headers['link'] ?? ''))?.[1];
  }
  return found;
}

const own = async (): Promise<Summary | undefined> =>
  (await summariesOf(reporter.project.fullPath.split('/').at(-1)!)).find(({ id }) => id === reporter.project.id);

it('a project is summarised by what is open, by the hours, and by its news', async () => {
  await expect.poll(own).toMatchObject({
    unresolved: 1,
    capped: false,
    news: [{ news: 'new', error: { type: 'One', count: 2 } }],
  });
  const { frequency } = (await own())!;
  expect(frequency.reduce((sum, [, count]) => sum + count, 0)).toBe(3);
});

it('each project is there once, by its path, however long a page is', async () => {
  const name = unique();
  const projects = [];
  for (const end of ['b', 'c', 'a']) projects.push(await newProject({ path: `${name}-${end}` }));
  const [b, c, a] = projects.map(({ id }) => id);
  expect((await summariesOf(name)).map(({ id }) => id)).toEqual([a, b, c]);
});

it('a cursor of another list is refused', async () => {
  const query = { cursor: Buffer.from('["unresolved"]').toString('base64url') };
  expect(await admin('GET', '/v4/error_tracking/projects', { query })).toMatchObject({ status: 400 });
});

describe('who sees a project here', () => {
  it.each([
    [20, 1],
    [10, 0],
  ] as const)('is who may read its errors: level %i sees %i', async (access_level, projects) => {
    const member = await memberOf(reporter.project, { access_level });
    const { json } = await member('GET', '/v4/error_tracking/projects');
    expect((json as Summary[]).map(({ id }) => id)).toEqual([reporter.project.id].slice(0, projects));
  });
});
