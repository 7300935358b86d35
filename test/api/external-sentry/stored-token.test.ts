import { describe, expect, it } from 'vitest';
import { keyOfSettings } from '../../../shared/store/table/item-keys.ts';
import { enable, newProject, type Project } from '../../kit/projects.ts';
import { SENTRY } from '../../kit/sentry.ts';
import { readStored } from '../../kit/table.ts';
import { target } from '../../kit/target.ts';

describe.runIf(target.table !== null)("Sentry's token in the table", () => {
  const stored = ({ id }: Project) => readStored(target.table!, keyOfSettings(id));

  it('is not to be read there', async () => {
    const project = await newProject();
    await enable(project, SENTRY);
    const item = await stored(project);
    expect(item).toMatchObject({ api_url: SENTRY.api_url, token: expect.stringMatching(/^v1\.[\w-]{40,}$/) });
    expect(JSON.stringify(item)).not.toContain(SENTRY.token);
    expect(Buffer.from((item['token'] as string).slice(3), 'base64url').includes(SENTRY.token)).toBe(false);
  });

  it('is another text for another project, and another token', async () => {
    const projects = [await newProject(), await newProject()];
    for (const project of projects) await enable(project, SENTRY);
    const [one, other] = [await stored(projects[0]!), await stored(projects[1]!)];
    expect(one['token']).not.toBe(other['token']);
    await enable(projects[0]!, { ...SENTRY, token: 'another' });
    const changed = await stored(projects[0]!);
    expect(changed['revision']).toBe(2);
    expect(changed['token']).not.toBe(one['token']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['the same token is sent again', SENTRY],
    ['it is sent back masked', { ...SENTRY, token: '********' }],
    ['nothing is said of it', { active: true, integrated: false }],
  ])('and all that is there stays as it was when %s', async (_title, change) => {
    const project = await newProject();
    await enable(project, SENTRY);
    const before = await stored(project);
    await enable(project, change);
    expect(await stored(project)).toEqual(before);
  });

  it('stays as it was when something else is changed', async () => {
    const project = await newProject();
    await enable(project, SENTRY);
    const { token } = await stored(project);
    await enable(project, { ...SENTRY, token: undefined, project_name: 'Other' });
    expect(await stored(project)).toMatchObject({ revision: 2, project_name: 'Other', token });
  });
});
