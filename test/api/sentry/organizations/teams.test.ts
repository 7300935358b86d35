import { expect, it } from 'vitest';
import { memberOf, newProject } from '../../../kit/projects.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('there are none in an organization that the token knows', async () => {
  const project = await newProject();
  const member = await memberOf(project, { access_level: 10 });
  expect(await member('GET', `${inSentry(project).ofOrganization}/teams/`)).toEqual({ status: 200, json: [] });
  expect(await member('GET', '/0/organizations/no-such/teams/')).toEqual(NO_RESOURCE);
});
