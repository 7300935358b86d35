import { beforeAll, describe, expect, it } from 'vitest';
import { anEvent, exceptionOf } from '../../kit/collector.ts';
import { memberOf } from '../../kit/projects.ts';
import type { Caller } from '../../kit/request.ts';
import { gitlabClient } from '../../kit/sentry-clients/gitlab.ts';
import { undecoded, type ShapeName } from '../../kit/sentry-clients/shapes.ts';
import { trackedInSentry, type TrackedInSentry } from '../../kit/sentry-api.ts';

let tracked: TrackedInSentry;
let developer: Caller;
beforeAll(async () => {
  const frames = [{ function: 'total', filename: 'shop.js', lineno: 8, colno: 2, context_line: 'x' }];
  tracked = await trackedInSentry(
    exceptionOf('StackError', {
      exception: { values: [{ type: 'StackError', value: 'it broke', stacktrace: { frames } }] },
      user: { id: 7 },
      contexts: { odd: 'text', list: [1] },
      breadcrumbs: [{ message: 'no time' }],
      request: { url: 'not an address' },
    }),
    anEvent({ exception: undefined as never, message: 'Only said' }),
    ...['A', 'B', 'C'].map((name) => exceptionOf(`${name}Error`)),
  );
  developer = await memberOf(tracked.project, { access_level: 40 });
});

describe("GitLab's client, set up with the address of a project", () => {
  const client = () => gitlabClient(developer, `${tracked.at.ofProject}/`);

  it('finds the project in its drop-down', async () => {
    const { organization, slug } = tracked.at;
    expect(await client().projects()).toEqual([
      {
        id: String(tracked.project.id),
        name: slug,
        slug,
        organization_name: organization,
        organization_slug: organization,
      },
    ]);
  });

  it('lists, searches and pages', async () => {
    const seen: unknown[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { issues, pagination } = await client().issues({ limit: 2, sort: 'new', cursor });
      seen.push(...issues.map(({ title }) => title));
      cursor = pagination['next'];
    }
    expect(seen).toHaveLength(5);
    const { issues } = await client().issues({ search_term: 'only SAID', sort: 'freq' });
    expect(issues.map(({ title }) => title)).toEqual(['Only said']);
    expect((await client().issues({ issue_status: 'ignored' })).issues).toEqual([]);
  });

  it('shows an error with its stack, and sets its status', async () => {
    const { id } = tracked.errors.find(({ type }) => type === 'StackError')!;
    expect(await client().issue(String(id))).toMatchObject({ id, project: { id: tracked.project.id } });
    expect(await client().latestEvent(String(id))).toMatchObject({
      issue_id: id,
      project_id: tracked.project.id,
      frames: [{ function: 'total', filename: 'shop.js', lineNo: 8, colNo: 2, context: [[8, 'x']] }],
    });
    for (const status of ['resolved', 'ignored', 'unresolved'])
      expect(await client().update(String(id), status, tracked.project.id)).toBe(true);
    expect(await client().repositories(tracked.at.organization)).toEqual([]);
  });
});

describe('what clients decode', () => {
  it.each<[string, readonly ShapeName[]]>([
    ['/0/organizations/', ['sentry-cli organization', 'MCP organization']],
    ['/0/projects/', ['sentry-cli project', 'Grafana project']],
    ['ofOrganization/projects/', ['sentry-cli project', 'Grafana project']],
    ['ofProject/issues/?query=', ['sentry-cli issue', 'MCP issue', 'Grafana issue']],
    ['ofOrganization/issues/?limit=10000&sort=priority', ['sentry-cli issue', 'MCP issue', 'Grafana issue']],
    ['ofProject/events/', ['sentry-cli event']],
    ['ofProject/keys/', ['MCP key']],
  ])('%s is a list of %j', async (path, names) => {
    const { json } = await developer('GET', placed(path));
    expect((json as unknown[]).length).toBeGreaterThan(0);
    const problems = (json as unknown[]).flatMap((one) => names.map((name) => undecoded(name, one)));
    expect(problems.filter(Boolean)).toEqual([]);
  });

  it('an event, whatever is in it', async () => {
    const details = tracked.errors.map(({ id }) => developer('GET', `/0/issues/${id}/events/latest/`));
    const shown = (await Promise.all(details)).map(({ json }) => json as { entries: Entry[] });
    for (const event of shown) expect(undecoded('MCP event', event)).toBeNull();
    const entries = shown.flatMap((event) => event.entries);
    const frames = entries
      .flatMap(({ data }) => data.values ?? [])
      .flatMap(({ stacktrace }) => stacktrace?.frames ?? []);
    expect(frames).toHaveLength(1);
    for (const frame of frames) expect(undecoded('MCP frame', frame)).toBeNull();
    const [crumbs, request] = ['breadcrumbs', 'request'].map(
      (type) => entries.find((entry) => entry.type === type)?.data,
    );
    expect(crumbs).toMatchObject({ values: [{ timestamp: expect.stringMatching(/Z$/) as string }] });
    expect(request).toMatchObject({ url: null });
  });

  it.each<[ShapeName, string]>([
    ['MCP user', '/0/auth/'],
    ['Grafana events-stats', 'ofOrganization/events-stats/'],
  ])('%s at %s', async (name, path) => {
    expect(undecoded(name, (await developer('GET', placed(path))).json)).toBeNull();
  });
});

interface Entry {
  type: string;
  data: { values?: { stacktrace?: { frames: unknown[] } | null }[] };
}

function placed(path: string): string {
  return path.replace(/^(ofOrganization|ofProject)/, (name) => tracked.at[name as 'ofOrganization' | 'ofProject']);
}
