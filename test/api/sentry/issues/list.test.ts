import { beforeAll, describe, expect, it } from 'vitest';
import { anEvent, exceptionOf } from '../../../kit/collector.ts';
import { memberOf, newProject, unique, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import {
  badRequest,
  inSentry,
  INVALID_CURSOR,
  issuesAt,
  NO_RESOURCE,
  trackedInSentry,
  type TrackedInSentry,
} from '../../../kit/sentry-api.ts';
import { cursorsIn } from '../../../kit/sentry-cursors.ts';
import { target } from '../../../kit/target.ts';

const HOUR = 3_600;
const ago = (hours: number): number => Math.floor(Date.now() / 1000) - hours * HOUR;

let one: TrackedInSentry;
let issues: string;
beforeAll(async () => {
  one = await trackedInSentry(
    exceptionOf('OldError', { timestamp: ago(50), environment: 'production', release: 'shop@1' }),
    exceptionOf('OftenError', { timestamp: ago(5), environment: 'staging' }),
    exceptionOf('OftenError', { timestamp: ago(4), environment: 'staging' }),
    anEvent({ exception: undefined as never, message: 'Only said', level: 'warning', timestamp: ago(1) }),
  );
  issues = `${one.at.ofProject}/issues/`;
});

const titles = async (query: Parameters<typeof issuesAt>[1] = {}, path = issues): Promise<string[]> =>
  (await issuesAt(path, query)).map(({ title }) => title.split(':')[0]!);

describe('the issues of a project', () => {
  it('have what every client wants of them', async () => {
    const [issue] = (await admin('GET', issues, { query: { query: 'OftenError' } })).json as object[];
    const { id } = one.errors.find(({ type }) => type === 'OftenError')!;
    const { organization, slug } = one.at;
    expect(issue).toEqual({
      id: String(id),
      shortId: expect.stringMatching(/^[A-Z0-9_-]+-[0-9A-HJKMNP-TV-Z]+$/) as string,
      title: 'OftenError: it broke',
      culprit: '',
      permalink: `${target.base}/ui/-/organizations/${organization}/issues/${id}/?project=${organization}%2F${slug}`,
      logger: null,
      level: 'error',
      status: 'unresolved',
      statusDetails: {},
      substatus: 'ongoing',
      isPublic: false,
      platform: 'node',
      project: { id: String(one.project.id), name: slug, slug, platform: null },
      type: 'error',
      metadata: { type: 'OftenError', value: 'it broke' },
      numComments: 0,
      assignedTo: null,
      isBookmarked: false,
      isSubscribed: false,
      subscriptionDetails: null,
      hasSeen: false,
      annotations: [],
      issueType: 'error',
      issueCategory: 'error',
      isUnhandled: false,
      count: '2',
      userCount: 0,
      firstSeen: expect.stringMatching(/Z$/) as string,
      lastSeen: expect.stringMatching(/Z$/) as string,
      stats: { '24h': expect.any(Array) as unknown[] },
    });
  });

  it.each<[Record<string, string>, string[]]>([
    [{}, ['Only said', 'OftenError', 'OldError']],
    [{ query: '' }, ['Only said', 'OftenError', 'OldError']],
    [{ query: 'is:resolved' }, []],
    [{ sort: 'freq' }, ['OftenError', expect.any(String) as string, expect.any(String) as string]],
    [{ sort: 'new' }, ['Only said', 'OftenError', 'OldError']],
    [{ sort: 'recommended' }, ['Only said', 'OftenError', 'OldError']],
    [{ query: 'is:unresolved broke', limit: '1' }, ['OftenError', 'OldError']],
    [{ query: 'level:warning' }, ['Only said']],
    [{ query: 'environment:staging' }, ['OftenError']],
    [{ environment: 'production' }, ['OldError']],
    [{ query: 'release:"shop@1"' }, ['OldError']],
    [{ query: 'lastSeen:-2h' }, ['Only said']],
    [
      { statsPeriod: '24h', groupStatsPeriod: 'auto', collapse: 'stats', expand: 'owners' },
      ['Only said', 'OftenError'],
    ],
    [{ start: '2020-01-01T00:00:00', end: '2020-01-02T00:00:00' }, []],
    [{ project: '-1', per_page: '2' }, ['Only said', 'OftenError', 'OldError']],
  ])('of %j are %j', async (query, expected) => expect(await titles(query)).toEqual(expected));

  it('in any of several environments', async () => {
    const both: [string, string][] = [
      ['environment', 'production'],
      ['environment', 'staging'],
    ];
    expect(await titles(both)).toEqual(['OftenError', 'OldError']);
  });

  it('by the id of an event, however it is written, are the one that it counts in', async () => {
    const { event_id } = one.events[1]!;
    const dashed = event_id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-').toUpperCase();
    for (const query of [event_id, dashed]) {
      const { json, headers } = await admin('GET', issues, { query: { query } });
      expect(json).toMatchObject([{ title: 'OftenError: it broke', matchingEventId: event_id }]);
      expect(headers['x-sentry-direct-hit']).toBe('1');
    }
    expect(await admin('GET', issues, { query: { query: 'f'.repeat(32) } })).toEqual({ status: 200, json: [] });
  });

  it.each([
    [{ query: 'user.email:a@b.c' }, /^Invalid query: user\.email is not a key/],
    [{ query: 'is:linked' }, /^Invalid query: is:linked is none of/],
    [{ statsPeriod: 'week' }, /^Invalid query: statsPeriod/],
    [{ start: 'yesterday' }, /^Invalid query: start/],
  ])('with %j are refused by name', async (query, detail) => {
    const expected = { status: 400, json: { detail: expect.stringMatching(detail) as string } };
    expect(await admin('GET', issues, { query })).toEqual(expected);
  });

  it('are not found by what is too long', async () => {
    const refused = await admin('GET', issues, { query: { query: 'x'.repeat(501) } });
    expect(refused).toEqual({ status: 400, json: { query: ['Ensure this field has no more than 500 characters.'] } });
  });

  it.each(['x', 'WyIxIiwiLiJd', Buffer.from('["1.un5"]').toString('base64url')])(
    'do not go on at the cursor %s',
    async (cursor) => expect(await admin('GET', issues, { query: { cursor } })).toEqual(INVALID_CURSOR),
  );
});

describe('the issues of an organization', () => {
  let other: Project;
  beforeAll(async () => {
    other = await newProject();
  });

  it('are those of the projects that are named, in one order', async () => {
    const two = await trackedInSentry(exceptionOf('ElsewhereError', { timestamp: ago(3) }));
    const path = `${one.at.ofOrganization}/issues/`;
    const projects: [string, string][] = [
      ['project', String(one.project.id)],
      ['project', two.at.slug],
    ];
    const expected = ['Only said', 'ElsewhereError', 'OftenError', 'OldError'];
    for (const limit of ['1', '2', '100'])
      expect(await titles([...projects, ['limit', limit]], path)).toEqual(expected);
  });

  it('are to a project token those of its project', async () => {
    const member = await memberOf(one.project, { access_level: 20, scopes: ['read_api'] });
    const { json, headers } = await member('GET', `${one.at.ofOrganization}/issues/`, { query: { limit: 2 } });
    expect(json).toMatchObject([{ title: 'Only said' }, { title: 'OftenError: it broke' }]);
    expect(Object.keys(cursorsIn(headers.link))).toEqual(['next']);
  });

  it('are not there for a project of others', async () => {
    const member = await memberOf(one.project, { access_level: 20 });
    const path = `${one.at.ofOrganization}/issues/`;
    for (const project of [other.id, 'no-such', 'x'.repeat(200)])
      expect(await member('GET', path, { query: { project } })).toEqual(NO_RESOURCE);
  });

  it('are refused where there are more projects than can be read at once', async () => {
    const namespace_path = unique('many');
    const [first] = await Promise.all(Array.from({ length: 31 }, () => newProject({ namespace_path })));
    const { ofOrganization } = inSentry(first!);
    expect(await admin('GET', `${ofOrganization}/issues/`)).toEqual(
      badRequest('Too many projects: name at most 30 with project=.'),
    );
  });

  it('of a project that tracks no errors are refused, and it is said why', async () => {
    const off = badRequest('Error tracking is switched off for this project.');
    expect(await admin('GET', `${one.at.ofOrganization}/issues/`, { query: { project: other.id } })).toEqual(off);
  });
});
