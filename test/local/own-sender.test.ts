import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { mailsTo } from '../kit/local/mails.ts';
import { startRunner } from '../kit/local/runner.ts';

const FROM = 'errors@acme.example';
const ADA = 'ada@acme.example';

it('a tenant with a sender of its own mails by SES, and nobody has to confirm', async () => {
  const directory = temporaryDirectory();
  const options = { mail: { from: FROM } };
  const base = await startRunner({ GLET_DATA_DIR: directory, GLET_TENANT_OPTIONS: JSON.stringify(options) }).ready;
  const token = readFileSync(join(directory, 'admin-token'), 'utf8').trim();
  const post = async (path: string, body: object = {}): Promise<unknown> => {
    const headers = { 'private-token': token, 'content-type': 'application/json' };
    const answer = await fetch(`${base}/v4/projects${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.json();
  };
  await post('', { name: 'Shop', path: 'shop' });
  const destinations = '/default%2Fshop/error_tracking/alert_destinations';
  expect(await post(destinations, { kind: 'email', name: 'Ada', emails: [ADA] })).toMatchObject({ id: 2 });
  expect(await mailsTo(base, ADA)).toEqual([]);
  expect(await post(`${destinations}/2/test`)).toMatchObject({ delivered: true, status: 200 });
  expect(await mailsTo(base, ADA)).toMatchObject([{ from: FROM, subject: expect.stringContaining('TestError') }]);
});
