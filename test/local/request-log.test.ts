import { describe, expect, it } from 'vitest';
import { requestLine } from '../../local/gateway/request-log.ts';

describe('the request log', () => {
  it('masks secrets and escapes what could move the cursor', () => {
    const entry = { method: 'GET', status: 200, durationMs: 3.2, functionId: 'F', problem: null };
    const url = '/api/a?private_token=s&x=\x1b&bearer%5Ftoken=t&job_token=u%';
    expect(requestLine({ ...entry, url }, 'f')).toBe(
      'GET     200    3 ms  /api/a?private_token=****&x=\\x1b&bearer%5Ftoken=****&job_token=**** f',
    );
  });

  it('masks what a provider sends a browser back with, and cuts what goes on and on', () => {
    const entry = { method: 'GET', status: 302, durationMs: 3, functionId: 'F', problem: null };
    const line = (url: string): string => requestLine({ ...entry, url }, 'f');
    expect(line('/api/ui/-/sign-in/oidc/callback?code=c&State=s&iss=i&errcode=1')).toBe(
      'GET     302    3 ms  /api/ui/-/sign-in/oidc/callback?code=****&State=****&iss=i&errcode=1 f',
    );
    expect(line(`/api/${'a'.repeat(2_000)}?code=c`)).toBe(`GET     302    3 ms  /api/${'a'.repeat(995)}... f`);
  });
});
