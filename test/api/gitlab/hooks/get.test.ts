import { expect, it } from 'vitest';
import { NO_RECORD } from '../../../kit/answers.ts';
import { hooksAt, newHook } from '../../../kit/hooks.ts';
import { memberOf, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a hook is read with its whole address, as it was made', async () => {
  const project = await newProject();
  const hook = await newHook(project, { token: 'x' });
  const at = `${hooksAt(project)}/${hook.id}`;
  expect(await admin('GET', at)).toEqual({ status: 200, json: hook });
  const maintainer = await memberOf(project, { access_level: 40 });
  expect(await maintainer('GET', at)).toEqual({ status: 200, json: hook });
});

it('a hook that is not there, or a destination that is none, is not found', async () => {
  const project = await newProject();
  const made = await admin('POST', `${project.at}/error_tracking/alert_destinations`, {
    json: { kind: 'slack', name: 'chat', url: 'https://hooks.slack.com/services/T0/B0/x' },
  });
  const { id } = made.json as { id: number };
  for (const none of [id, id + 1, 0, 'x', '9999999999999999'])
    expect(await admin('GET', `${hooksAt(project)}/${none}`)).toEqual(NO_RECORD);
  for (const call of [
    await admin('PUT', `${hooksAt(project)}/${id}`, { json: { name: 'x' } }),
    await admin('DELETE', `${hooksAt(project)}/${id}`),
    await admin('POST', `${hooksAt(project)}/${id}/test/push_events`),
  ])
    expect(call).toEqual(NO_RECORD);
});
