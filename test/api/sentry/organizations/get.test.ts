import { beforeAll, describe, expect, it } from 'vitest';
import { memberOf, newProject, unique, type Project } from '../../../kit/projects.ts';
import { admin, type Caller } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

let nested: Project;
let organization: string;
let callers: Record<'admin' | 'member', Caller>;
beforeAll(async () => {
  nested = await newProject({ namespace_path: `${unique('g')}/Sub` });
  organization = inSentry(nested).organization;
  callers = { admin, member: await memberOf(nested, { access_level: 10 }) };
});

describe.each(['admin', 'member'] as const)('to a token of %s', (who) => {
  it('an organization has its slug, in any case, and its number', async () => {
    const found = await callers[who]('GET', `/0/organizations/${organization}/`);
    expect(found).toMatchObject({ status: 200, json: { slug: organization } });
    const { id } = found.json as { id: string };
    expect(await callers[who]('GET', `/0/organizations/${id}/`)).toEqual(found);
    expect(await callers[who]('GET', `/0/organizations/${organization.toUpperCase()}/`)).toEqual(found);
  });

  it.each(['no-such', 'no--such', '0', '999999999', '99999999999999999999', 'a%2Fb', '%00x', 'x'.repeat(10_000)])(
    'there is none %s',
    async (reference) => {
      const { status } = await callers[who]('GET', `/0/organizations/${reference}/`);
      expect(status).toBe(reference === '%00x' ? 400 : 404);
    },
  );
});

it('a token of a project does not know of others', async () => {
  const other = await newProject({ namespace_path: unique('g') });
  expect(await callers.member('GET', `/0/organizations/${inSentry(other).organization}/`)).toEqual(NO_RESOURCE);
});
