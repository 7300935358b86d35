import { beforeAll, describe, expect, it } from 'vitest';
import { memberOf, newProject, unique, type Project } from '../../../kit/projects.ts';
import { admin, type Caller } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

let flat: Project;
let nested: Project;
beforeAll(async () => {
  flat = await newProject({ namespace_path: unique('g') });
  nested = await newProject({ namespace_path: `${unique('g')}/sub`, path: unique('Shop.js') });
});

describe.each(['flat', 'nested'])('a project of a %s namespace', (which) => {
  const project = (): Project => (which === 'flat' ? flat : nested);

  it.each(['admin', 'member'])('is found by slugs and numbers in any mixture and case, by %s', async (who) => {
    const { organization, slug, id } = inSentry(project());
    const caller: Caller = who === 'admin' ? admin : await memberOf(project(), { access_level: 10 });
    const found = await caller('GET', `/0/projects/${organization}/${slug}/`);
    expect(found).toMatchObject({ status: 200, json: { id: String(id), slug } });
    const number = (found.json as { organization: { id: string } }).organization.id;
    for (const [org, name] of [
      [organization, id],
      [number, slug],
      [number, id],
      [organization.toUpperCase(), slug.toUpperCase()],
    ])
      expect(await caller('GET', `/0/projects/${org}/${name}/`)).toEqual(found);
  });

  it('is not there in another organization, by whichever name', async () => {
    const other = inSentry(which === 'flat' ? nested : flat).organization;
    const { slug, id } = inSentry(project());
    for (const caller of [admin, await memberOf(project())])
      for (const name of [slug, id]) expect(await caller('GET', `/0/projects/${other}/${name}/`)).toEqual(NO_RESOURCE);
  });

  it('is not there for a token of another project', async () => {
    const { ofProject } = inSentry(project());
    const stranger = await memberOf(await newProject());
    expect(await stranger('GET', `${ofProject}/`)).toEqual(NO_RESOURCE);
  });
});

it('a slug that is glued and one that has such dashes itself are told apart by what they hold', async () => {
  const name = unique('g');
  const glued = await newProject({ namespace_path: `${name}/sub`, path: 'glued' });
  const dashed = await newProject({ namespace_path: `${name}--sub`, path: 'dashed' });
  const at = (path: string) => `/0/projects/${name}--sub/${path}/`;
  expect(await admin('GET', at('glued'))).toMatchObject({ json: { id: String(glued.id) } });
  expect(await admin('GET', at('dashed'))).toMatchObject({ json: { id: String(dashed.id) } });
});
