import { beforeAll, expect, it } from 'vitest';
import { memberOf, newProject, unique, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry } from '../../../kit/sentry-api.ts';

let projects: [Project, Project];
beforeAll(async () => {
  const namespace_path = unique('g');
  projects = [await newProject({ namespace_path }), await newProject({ namespace_path, name: 'Shop of things' })];
});

const slugs = (json: unknown): string[] => (json as { slug: string }[]).map(({ slug }) => slug);

it('of a project token is the one project, wherever it is asked for', async () => {
  const [own] = projects;
  const { organization, slug, ofOrganization } = inSentry(own);
  const member = await memberOf(own, { access_level: 10 });
  const all = await member('GET', '/0/projects/');
  expect(all).toEqual({
    status: 200,
    json: [
      {
        id: String(own.id),
        slug,
        name: expect.any(String) as string,
        platform: null,
        dateCreated: expect.stringMatching(/Z$/) as string,
        status: 'active',
        organization: { id: expect.stringMatching(/^\d+$/) as string, slug: organization, name: organization },
        features: [],
        isMember: true,
        hasAccess: true,
        team: null,
        teams: [],
      },
    ],
  });
  expect(await member('GET', `${ofOrganization}/projects/`)).toEqual(all);
});

it('of an organization are those in it, and a search leaves some', async () => {
  const [one, other] = projects;
  const path = `${inSentry(one).ofOrganization}/projects/`;
  expect(slugs((await admin('GET', path)).json)).toEqual([inSentry(one).slug, inSentry(other).slug]);
  expect(slugs((await admin('GET', path, { query: { query: 'of THINGS' } })).json)).toEqual([inSentry(other).slug]);
});
