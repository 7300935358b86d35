import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../shared/alerts/requests.ts';
import { shownKey, signingKeys } from '../../../shared/alerts/signing-keys.ts';
import { alertMessage, anAlert, openDestination } from '../../kit/alerts/messages.ts';

const TENANT_KEY = new Uint8Array(32).fill(1);
const SIGNER = { id: 3, project_id: 12, signing_version: 4 };
const DAY = 86_400_000;

function webhook(keys: readonly Uint8Array[], now = Date.now()) {
  const [request] = requestsOf('webhook', openDestination('webhook', { signingKeys: keys }), alertMessage(), now);
  return { headers: { ...request!.headers }, body: request!.body! };
}

function verified(key: Uint8Array, { headers, body }: ReturnType<typeof webhook>): unknown {
  return new Webhook(shownKey(key)).verify(body, headers);
}

describe('A webhook', () => {
  it('is verified by the library of Standard Webhooks, with the secret as people are shown it', () => {
    const [key] = signingKeys(TENANT_KEY, SIGNER, 0);
    const sent = webhook([key!]);
    expect(verified(key!, sent)).toEqual(JSON.parse(sent.body));
  });

  it('is not verified with the secret of another destination, nor with another body, id or time', () => {
    const [key] = signingKeys(TENANT_KEY, SIGNER, 0);
    const [other] = signingKeys(TENANT_KEY, { ...SIGNER, id: 4 }, 0);
    const sent = webhook([key!]);
    expect(() => verified(other!, sent)).toThrow('No matching signature');
    expect(() => verified(key!, { ...sent, body: `${sent.body} ` })).toThrow('No matching signature');
    const headers = { ...sent.headers, 'webhook-id': 'msg_other' };
    expect(() => verified(key!, { ...sent, headers })).toThrow('No matching signature');
    expect(() => verified(key!, webhook([key!], Date.now() - 6 * 60_000))).toThrow('too old');
  });

  it('has the id of its message at each attempt, and the time of the attempt', () => {
    const [first, second] = [webhook([TENANT_KEY], 1_795_748_400_000), webhook([TENANT_KEY], 1_795_748_460_999)];
    expect(first.headers).toMatchObject({ 'webhook-id': alertMessage().id, 'webhook-timestamp': '1795748400' });
    expect(second.headers).toMatchObject({ 'webhook-id': alertMessage().id, 'webhook-timestamp': '1795748460' });
    expect(second.body).toBe(first.body);
  });

  it('is verified with the former secret as well, until it ends', () => {
    const [former] = signingKeys(TENANT_KEY, SIGNER, 0);
    const rotated = { ...SIGNER, signing_version: 5, former_key_until: DAY };
    const both = signingKeys(TENANT_KEY, rotated, DAY - 1);
    expect(both).toHaveLength(2);
    expect(verified(both[0]!, webhook(both))).toBeTruthy();
    expect(verified(former!, webhook(both))).toBeTruthy();
    expect(signingKeys(TENANT_KEY, rotated, DAY)).toEqual([both[0]]);
  });
});

describe('A key that signs', () => {
  it('is another one for each tenant, project, destination and version', () => {
    const signers = [SIGNER, { ...SIGNER, id: 4 }, { ...SIGNER, project_id: 13 }, { ...SIGNER, signing_version: 5 }];
    const keys = [TENANT_KEY, new Uint8Array(32).fill(2)].flatMap((tenant) =>
      signers.flatMap((signer) => signingKeys(tenant, signer, 0).map(shownKey)),
    );
    expect(new Set(keys).size).toBe(8);
    for (const key of keys) expect(key).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it('is HKDF with SHA-256, as computed by another program, and stays the same because receivers have it', () => {
    const [key] = signingKeys(TENANT_KEY, SIGNER, 0);
    expect(shownKey(key!)).toBe('whsec_3lo1mql/1s7acfPm5TUHxrJ62sXQ3egnyxZADNOis7E=');
  });
});

describe('A webhook as Sentry sends them', () => {
  it('is signed with the secret as a text, as integrations of Sentry verify it', () => {
    const key = new Uint8Array(32).fill(9);
    const destination = openDestination('sentry_webhook', { signingKeys: [key, TENANT_KEY] });
    const [request] = requestsOf('sentry_webhook', destination, alertMessage(), 1_795_748_400_000);
    const digest = createHmac('sha256', shownKey(key)).update(request!.body!, 'utf8').digest('hex');
    expect(request!.headers).toEqual({
      'Content-Type': 'application/json',
      'User-Agent': 'glet',
      'Request-ID': expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      'Sentry-Hook-Resource': 'event_alert',
      'Sentry-Hook-Timestamp': '1795748400',
      'Sentry-Hook-Signature': digest,
    });
  });

  it('has an id of its own for each alert, the same at each attempt', () => {
    const message = alertMessage([anAlert(), anAlert({ trigger: 'resolved' })]);
    const ids = [1, 2].map((now) =>
      requestsOf('sentry_webhook', openDestination('sentry_webhook'), message, now).map(
        ({ headers }) => headers['Request-ID'],
      ),
    );
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0]).size).toBe(2);
  });
});
