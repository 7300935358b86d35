import { describe, expect, it } from 'vitest';
import { baseUrl, collectorBaseUrl } from '../../../shared/http/base-url.ts';
import { gatewayEvent, type Sent } from '../../kit/gateway-event.ts';

const HOST = 'abc.execute-api.eu-central-1.amazonaws.com';

function base(sent: Sent, domain: string | null = null): string {
  const event = gatewayEvent(sent);
  const headers = Object.entries(event.multiValueHeaders).map(([name, values]) => [name.toLowerCase(), values?.at(-1)]);
  const byName = Object.fromEntries(headers) as Record<string, string | undefined>;
  return baseUrl(event, (name) => byName[name], domain);
}

describe("the API's address", () => {
  it.each<[string, Sent, string]>([
    ['has the stage', {}, `https://${HOST}/api`],
    ['has another stage', { path: '/prod/v4/projects/5' }, `https://${HOST}/prod`],
    [
      'has the base path of a custom domain',
      { domainName: 'e.example', path: '/api/v4/projects/5' },
      'https://e.example/api',
    ],
    ['has a base path of several segments', { path: '/a/b/v4/projects/5' }, `https://${HOST}/a/b`],
    ['ends at the host of a domain that maps to the stage as a whole', { path: '/v4/projects/5' }, `https://${HOST}`],
    ['is not changed by slashes at the end of the request', { path: '/api/v4/projects/5//' }, `https://${HOST}/api`],
    [
      'is not changed by a project path',
      { pathParameters: { id: 'group%2Fproject' }, path: '/api/v4/projects/group%2Fproject' },
      `https://${HOST}/api`,
    ],
    [
      'is that of a resource without parameters',
      { resource: '/openapi.json', path: '/api/openapi.json' },
      `https://${HOST}/api`,
    ],
    ['has a port that is not the scheme’s', { headers: { 'X-Forwarded-Port': '8443' } }, `https://${HOST}:8443/api`],
    [
      'has no port 80 over HTTP',
      { headers: { 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '80' } },
      `http://${HOST}/api`,
    ],
    [
      'has port 443 over HTTP',
      { headers: { 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '443' } },
      `http://${HOST}:443/api`,
    ],
    [
      'may be of an IPv6 host',
      { domainName: '[::1]', headers: { 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '8787' } },
      'http://[::1]:8787/api',
    ],
    [
      'has what API Gateway adds last, not what the caller sent',
      { headers: { 'X-Forwarded-Proto': ['http', 'https'], 'X-Forwarded-Port': ['1', '443'] } },
      `https://${HOST}/api`,
    ],
    [
      'does not believe a host that the caller names',
      { headers: { 'X-Forwarded-Host': 'evil.example', Host: 'evil.example', Forwarded: 'host=evil.example' } },
      `https://${HOST}/api`,
    ],
  ])('%s', (_title, sent, expected) => {
    expect(base(sent)).toBe(expected);
  });

  it('is HTTPS without a port where API Gateway says nothing', () => {
    expect(baseUrl(gatewayEvent(), () => undefined, null)).toBe(`https://${HOST}/api`);
  });

  it("is the tenant's domain, if it has one, however the caller came", () => {
    const sent = { path: '/prod/v4/projects/5', headers: { 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '8787' } };
    expect(base(sent, 'errors.acme.example')).toBe('https://errors.acme.example/api');
  });
});

describe("the collector's address", () => {
  it.each([
    ["has its own API's id", `https://${HOST}/api`, 'https://xyz9.execute-api.eu-central-1.amazonaws.com/api'],
    [
      'in China, too',
      'https://a1.execute-api.cn-north-1.amazonaws.com.cn/api',
      'https://xyz9.execute-api.cn-north-1.amazonaws.com.cn/api',
    ],
    ['however the host is written', 'https://A1.Execute-API.local/api', 'https://xyz9.Execute-API.local/api'],
    [
      "is that of the API under the tenant's domain",
      'https://errors.acme.example/api',
      'https://errors.acme.example/api',
    ],
    ['is that of the API on a machine of one’s own', 'http://localhost:8787/api', 'http://localhost:8787/api'],
  ])('%s', (_title, api, expected) => {
    expect(collectorBaseUrl(api, 'xyz9')).toBe(expected);
  });
});
