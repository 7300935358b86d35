import { expect, it } from 'vitest';
import { insufficientScope, UNAUTHORIZED } from '../../../kit/answers.ts';
import { newProject, newToken } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';
import { METADATA } from '../../../kit/metadata.ts';

it('any token that reads is told which GitLab is followed', async () => {
  const { token } = await newToken(await newProject(), { scopes: ['read_api'], access_level: 10 });
  const answer = await admin('GET', '/v4/metadata');
  expect(answer).toEqual({ status: 200, json: METADATA });
  expect(JSON.stringify(answer.json)).toBe(JSON.stringify(METADATA));
  expect(await as(token)('GET', '/v4/metadata')).toEqual({ status: 200, json: METADATA });
  expect(await as(token)('HEAD', '/v4/metadata')).toEqual({ status: 200 });
});

it('nobody else is', async () => {
  const { token } = await newToken(await newProject(), { scopes: ['read_registry'] });
  expect(await anonymous('GET', '/v4/metadata')).toEqual(UNAUTHORIZED);
  expect(await as(token)('GET', '/v4/metadata')).toEqual(insufficientScope('read_user'));
});
