import { expect, it } from 'vitest';
import { hooksAt, hookUrl, newHook, PLAIN_HOOK } from '../../../kit/hooks.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a project without hooks has an empty list', async () => {
  expect(await admin('GET', hooksAt(await newProject()))).toMatchObject({ status: 200, json: [] });
});

it('webhooks are listed whoever made them, other destinations are not, page by page', async () => {
  const project = await newProject();
  const first = await newHook(project, { name: 'first' });
  const destinations = `${project.at}/error_tracking/alert_destinations`;
  const url = hookUrl();
  const own = await admin('POST', destinations, { json: { kind: 'webhook', name: 'ours', url } });
  expect(own).toMatchObject({ status: 201 });
  await admin('POST', destinations, {
    json: { kind: 'discord', name: 'chat', url: 'https://discord.com/api/webhooks/1/x' },
  });
  const ours = { ...PLAIN_HOOK, url, name: 'ours', project_id: project.id };
  const listed = await admin('GET', hooksAt(project));
  expect(listed).toMatchObject({ status: 200, json: [first, ours] });
  expect((listed.json as unknown[]).length).toBe(2);
  expect((await admin('GET', hooksAt(project), { query: { per_page: 1, page: 2 } })).json).toEqual([ours]);
});
