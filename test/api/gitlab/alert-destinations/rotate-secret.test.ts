import { expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { alertsOf, SHOWN_WEBHOOK, WEBHOOK } from '../../../kit/alerts/alerting.ts';
import { hookReceiver } from '../../../kit/hooks.ts';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

it('another secret is shown once', async () => {
  const { destinations } = alertsOf(await newProject());
  const first = (await admin('POST', destinations, { json: WEBHOOK })).json as { signing_secret: string };
  const rotated = await admin('POST', `${destinations}/2/rotate_secret`);
  const { signing_secret, ...shown } = rotated.json as { signing_secret: string };
  expect([rotated.status, shown]).toEqual([200, SHOWN_WEBHOOK]);
  expect(signing_secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(signing_secret).not.toBe(first.signing_secret);
});

it.skipIf(target.kind === 'deployed')('for a day both secrets verify what is sent', async () => {
  const { destinations } = alertsOf(await newProject());
  const { url, received } = await hookReceiver(200);
  const first = (await admin('POST', destinations, { json: { ...WEBHOOK, url } })).json as { signing_secret: string };
  const second = (await admin('POST', `${destinations}/2/rotate_secret`)).json as { signing_secret: string };
  await admin('POST', `${destinations}/2/test`);
  const { body, headers } = received[0]!;
  for (const { signing_secret } of [first, second])
    expect(new Webhook(signing_secret).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'test' });
});
