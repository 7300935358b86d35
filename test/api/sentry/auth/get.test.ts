import { expect, it } from 'vitest';
import { newProject, newToken } from '../../../kit/projects.ts';
import { as } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

it('says as whom a token acts, all in strings', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project, { name: 'assistant', access_level: 10, scopes: ['read_api'] });
  const username = `project_${project.id}_bot_${id.toString(16).padStart(32, '0')}`;
  const email = `${username}@noreply.${new URL(target.base).hostname}`;
  expect(await as(token)('GET', '/0/auth/')).toEqual({
    status: 200,
    json: { id: String(id), name: 'assistant', username, email },
  });
});
