import { expect, it } from 'vitest';
import { NO_RECORD } from '../../../kit/answers.ts';
import { hooksAt, newHook } from '../../../kit/hooks.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('a hook is deleted, once', async () => {
  const project = await newProject();
  const [hook, other] = [await newHook(project), await newHook(project)];
  const at = `${hooksAt(project)}/${hook.id}`;
  expect(await admin('DELETE', at)).toMatchObject({ status: 204, text: '' });
  expect(await admin('GET', at)).toEqual(NO_RECORD);
  expect(await admin('DELETE', at)).toEqual(NO_RECORD);
  expect((await admin('GET', hooksAt(project))).json).toEqual([other]);
});
