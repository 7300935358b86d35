import { expect, it } from 'vitest';
import { ENDPOINTS } from '../../../../shared/api/index.ts';
import type { Endpoint } from '../../../../shared/api/row.ts';
import { anonymous, request } from '../../../kit/request.ts';

it('anybody may read what this API is', async () => {
  const answer = await anonymous('GET', '/openapi.json');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json');
  expect(answer.json).toMatchObject({ openapi: expect.stringMatching(/^3\./), info: { title: expect.any(String) } });
});

it('every endpoint is in it', async () => {
  const { paths } = (await anonymous('GET', '/openapi.json')).json as { paths: Record<string, object> };
  const documented = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => ['get', 'put', 'post', 'patch', 'delete'].includes(key))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  const rows = Object.values<Endpoint>(ENDPOINTS).flatMap(({ method, path, alsoAt }) =>
    [path, ...(alsoAt === undefined ? [] : [alsoAt])].map((one) => `${method} ${one}`),
  );
  expect(documented.toSorted()).toEqual(rows.toSorted());
});

it('a token that is good for nothing does not matter', async () => {
  expect(await request('GET', '/openapi.json', { token: 'glpat-nothing' })).toMatchObject({ status: 200 });
});
