import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import { putProvider } from '../../../kit/persons.ts';
import { admin, anonymous } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

it('anybody is told which tenant this is, of which version, and how one signs in', async () => {
  const json = { name: target.tenant, version: manifest.version, sign_in: expect.any(Array) };
  expect(await anonymous('GET', '/ui/-/tenant')).toMatchObject({ status: 200, json });
  expect(await admin('GET', '/ui/-/tenant')).toMatchObject({ status: 200, json });
});

it.skipIf(target.table === null)('shows the ways to sign in, and nothing else of a provider', async () => {
  const issuer = `https://${randomUUID()}.example/realms/a b`;
  await putProvider({ issuer, name: 'Our own', client_id: 'not-to-be-seen' });
  const { status, json, text } = await anonymous('GET', '/ui/-/tenant');
  expect(status).toBe(200);
  const url = `${target.base}/ui/-/sign-in/oidc?issuer=${encodeURIComponent(issuer)}`;
  const way = { id: issuer, name: 'Our own', url };
  expect(json).toMatchObject({ sign_in: expect.arrayContaining([way]) });
  expect(text).not.toContain('not-to-be-seen');
});
