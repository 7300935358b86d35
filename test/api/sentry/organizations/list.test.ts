import { beforeAll, expect, it } from 'vitest';
import { memberOf, newProject, unique, type Project } from '../../../kit/projects.ts';
import { admin, type Caller } from '../../../kit/request.ts';
import { inSentry, INVALID_CURSOR, rowsAt } from '../../../kit/sentry-api.ts';
import { target } from '../../../kit/target.ts';

interface Organization {
  id: string;
  slug: string;
}

let nested: Project;
let member: Caller;
beforeAll(async () => {
  nested = await newProject({ namespace_path: `${unique('g')}/sub` });
  member = await memberOf(nested, { access_level: 10 });
});

it('lists the one namespace of a project token, glued, with all that sentry-cli wants', async () => {
  const { status, json, headers } = await member('GET', '/0/organizations/', { query: { per_page: 26 } });
  const namespace = nested.fullPath.split('/').slice(0, -1).join('/');
  expect({ status, json }).toEqual({
    status: 200,
    json: [
      {
        id: expect.stringMatching(/^\d+$/) as string,
        slug: inSentry(nested).organization,
        name: namespace,
        dateCreated: expect.stringMatching(/Z$/) as string,
        status: { id: 'active', name: 'active' },
        isEarlyAdopter: false,
        require2FA: false,
        requireEmailVerification: false,
        features: [],
        avatar: { avatarType: 'letter_avatar', avatarUuid: null },
        links: { organizationUrl: `${target.base}/ui/`, regionUrl: '' },
      },
    ],
  });
  expect(headers.link).toMatch(/rel="previous"; results="false"; .*rel="next"; results="false"; cursor="[^"]+"$/);
});

it('lists all to an admin, page by page', async () => {
  const seen = await rowsAt<Organization>('/0/organizations/', { limit: '40' });
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.map(({ slug }) => slug)).toEqual(expect.arrayContaining([inSentry(nested).organization, target.tenant]));
});

it('finds by a part of the name, and leads on with an address of its own', async () => {
  const { organization } = inSentry(nested);
  const found = await admin('GET', '/0/organizations/', { query: { query: organization.split('--')[0]!, limit: 1 } });
  const [url] = /(?<=, <)[^>]+/.exec(found.headers.link as string)!;
  expect(url.startsWith(`${target.base}/0/organizations/?`)).toBe(true);
  const next = await admin('GET', url.slice(target.base.length));
  expect((next.json as Organization[]).map(({ slug }) => slug)).toEqual([organization]);
});

it.each(['x', 'W10', '0:100:0', Buffer.from('["a"]').toString('base64url')])(
  'refuses the cursor %s',
  async (cursor) => {
    expect(await admin('GET', '/0/organizations/', { query: { cursor } })).toEqual(INVALID_CURSOR);
  },
);
