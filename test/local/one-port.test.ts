import { describe, expect, it } from 'vitest';
import type { ApiMapping } from '../../local/assembly/types.ts';
import { echo } from '../kit/local/gateway.ts';
import { servingBoth } from '../kit/local/http-api.ts';

describe('one port', () => {
  const served = async (path: string, host: string, mappings: ApiMapping[] = []): Promise<unknown> => {
    const { send } = await servingBoth(echo, mappings);
    const { status, text } = await send(path, { headers: { host } });
    const { requestContext, path: sent } = JSON.parse(text) as { requestContext?: { apiId: string }; path?: string };
    return requestContext ? [requestContext.apiId, sent] : status;
  };

  it.each([
    ['/api/projects', 'abc.execute-api.localhost', ['abc', '/projects']],
    ['/api/collect/1/envelope/', 'abc.execute-api.localhost', 404],
    ['/api/collect/1/envelope/', 'xyz.execute-api.localhost:80', ['xyz', '/api/collect/1/envelope/']],
    ['/api/collect/1/envelope/', 'localhost', ['xyz', '/api/collect/1/envelope/']],
    ['/api/collect/1/envelope/', 'ABC.Execute-API.localhost', 404],
    ['/api/projects', 'localhost', ['abc', '/projects']],
    ['/other/projects', 'localhost', 403],
  ])('leads %s at the host %s to %j', async (path, host, expected) => {
    expect(await served(path, host)).toEqual(expected);
  });

  it.each(['a b', 'a,b', 'a/b', 'a@b', 'a:b', '[::1', 'ä', 'localhost:1:2'])(
    'refuses the host %j, which could not be one, with 400',
    async (host) => {
      expect(await served('/api/projects', host)).toBe(400);
    },
  );

  const mappings = [
    { key: 'api', apiId: 'abc' },
    { key: 'api/v4/collector', apiId: 'xyz' },
  ];
  it.each([
    ['/api/projects', ['abc', '/projects']],
    ['/api/v4/collector/1/envelope/', ['xyz', '/api/v4/collector/1/envelope/']],
    ['/api/v4/collectors', 404],
    ['/other', 403],
  ])('leads %s on a custom domain to %j, by the longest path that it begins with', async (path, expected) => {
    expect(await served(path, 'errors.acme.example', mappings)).toEqual(expected);
  });
});
