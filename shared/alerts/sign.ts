import { createHmac } from 'node:crypto';
import { shownKey } from './signing-keys.ts';

/**
 * Signs a body as Standard Webhooks does, with each of the keys: a receiver is content with one signature that it can verify.
 * `at`: milliseconds since 1970; receivers refuse what is minutes old, so it is the moment of the attempt.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function standardWebhookHeaders(
  keys: readonly Uint8Array[],
  { id, at, body }: { id: string; at: number; body: string },
): Record<string, string> {
  const seconds = String(Math.floor(at / 1000));
  const signatures = keys.map((key) => `v1,${hmac(key, `${id}.${seconds}.${body}`, 'base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}

/**
 * Signs a body as an integration of Sentry does. Its key is the client secret as a text, so it is ours as people are shown it.
 * https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
export function sentryHookHeaders(
  keys: readonly Uint8Array[],
  { id, at, body, resource }: { id: string; at: number; body: string; resource: string },
): Record<string, string> {
  // There is room for one signature: a receiver is to change its secret when the key is changed here.
  const [key] = keys;
  return {
    'Request-ID': id,
    'Sentry-Hook-Resource': resource,
    'Sentry-Hook-Timestamp': String(Math.floor(at / 1000)),
    ...(key && { 'Sentry-Hook-Signature': hmac(shownKey(key), body, 'hex') }),
  };
}

function hmac(key: Uint8Array | string, text: string, encoding: 'base64' | 'hex'): string {
  return createHmac('sha256', key).update(text).digest(encoding);
}
