import { beforeAll, expect, it } from 'vitest';
import { anEvent } from '../../../kit/collector.ts';
import { memberOf } from '../../../kit/projects.ts';
import type { Caller } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry, type TrackedInSentry } from '../../../kit/sentry-api.ts';
import { cursorsIn } from '../../../kit/sentry-cursors.ts';
import { undecoded } from '../../../kit/sentry-clients/shapes.ts';

let tracked: TrackedInSentry;
let member: Caller;
let path: string;
beforeAll(async () => {
  tracked = await trackedInSentry(
    anEvent({ tags: { shop: 'berlin' }, timestamp: '2026-11-20T10:00:00Z' }),
    anEvent({ tags: { shop: 'paris' }, environment: 'prod' }),
    anEvent(),
  );
  member = await memberOf(tracked.project, { access_level: 20, scopes: ['read_api'] });
  path = `${tracked.at.ofOrganization}/tags/`;
});

it('are those of the latest events, with how many have them', async () => {
  const query = { dataset: 'events', statsPeriod: '90d', useCache: '1', useFlagsBackend: '1' };
  const { status, json } = await member('GET', path, { query });
  expect(status).toBe(200);
  for (const tag of json as object[]) expect(undecoded('Grafana tag', tag)).toBeNull();
  expect(json).toContainEqual({ key: 'shop', name: 'shop', totalValues: 2, uniqueValues: 2 });
  expect(json).toContainEqual({ key: 'level', name: 'level', totalValues: 3, uniqueValues: 1 });
});

it('are those of a period, an environment, a project, a page', async () => {
  const shopsOf = async (query: Record<string, string | number>): Promise<unknown> =>
    ((await member('GET', path, { query })).json as { key: string; totalValues: number }[]).find(
      ({ key }) => key === 'shop',
    )?.totalValues;
  expect(await shopsOf({ end: '2026-11-21T00:00:00Z' })).toBe(1);
  expect(await shopsOf({ environment: 'prod' })).toBe(1);
  expect(await shopsOf({ environment: 'nowhere' })).toBeUndefined();
  const other = await trackedInSentry();
  expect(await member('GET', path, { query: { project: other.project.id } })).toEqual(NO_RESOURCE);
  const { json, headers } = await member('GET', path, { query: { per_page: 1, project: tracked.at.slug } });
  expect(json).toHaveLength(1);
  expect(cursorsIn(headers.link)['next']).toBeDefined();
});
