import { expect, it } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import { admin, anonymous } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

it('anybody is told which tenant this is, of which version, and how one signs in', async () => {
  const json = { name: target.tenant, version: manifest.version, sign_in: ['token'] };
  expect(await anonymous('GET', '/ui/-/tenant')).toEqual({ status: 200, json });
  expect(await admin('GET', '/ui/-/tenant')).toEqual({ status: 200, json });
});
