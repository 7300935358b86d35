import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../../shared/alerts/send-message.ts';
import { shownKey } from '../../../shared/alerts/signing-keys.ts';
import { DESTINATION_KINDS, type OpenDestination } from '../../../shared/domain/alerts/alert-destination.ts';
import { alertMessage, openDestination } from '../../kit/alerts/messages.ts';
import { ways } from './ways.ts';

const HTTP = DESTINATION_KINDS.filter((kind) => kind !== 'email');

describe('What people are shown of an answer', () => {
  it.each(HTTP)('of %s has no secret that the receiver repeats, in whatever spelling', async (kind) => {
    const destination = openDestination(kind);
    const secrets = secretsOf(destination);
    for (const spell of [
      String,
      encodeURIComponent,
      btoa,
      (text: string) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
    ]) {
      const { out } = ways(() => ({ status: 400, text: `You sent ${secrets.map(spell).join(' and ')}.` }));
      const { answer } = await sendMessage(destination, alertMessage(), out);
      for (const secret of secrets) expect(answer).not.toContain(spell(secret));
      expect(answer).toContain('You sent [hidden]');
    }
  });

  it.each([
    ['Bearer abcdef-1', 'abcdef-1 is no token', '[hidden] is no token'],
    ['Token abc', 'no token: abc', 'no token: [hidden]'],
    [`Basic ${btoa('ada:secret:1')}`, 'ada may not, by "secret:1"', 'ada may not, by "[hidden]"'],
    [`basic ${btoa('ada:secret:1')}`, `${btoa('ada:secret:1')}?`, '[hidden]?'],
  ])('has nothing of what the header %s lets in', async (token, text, shown) => {
    const { url } = openDestination('webhook').secrets;
    const { out } = ways(() => ({ status: 401, text }));
    const destination = openDestination('webhook', { secrets: { url: url!, token } });
    expect((await sendMessage(destination, alertMessage(), out)).answer).toBe(shown);
  });

  it('has no key that signs without the mark before it', async () => {
    const destination = openDestination('webhook');
    const [key] = destination.signingKeys.map(shownKey);
    const { out } = ways(() => ({ status: 400, text: `Key ${key!.slice('whsec_'.length)}` }));
    expect((await sendMessage(destination, alertMessage(), out)).answer).toBe('Key [hidden]');
  });

  it('is at most 500 bytes of text, without half a character or a control character', async () => {
    const { out } = ways(() => ({ status: 400, text: `a\0\u202e\ud83d${'😀'.repeat(1000)}` }));
    const { answer } = await sendMessage(openDestination('slack'), alertMessage(), out);
    expect(answer.startsWith('a  \ufffd😀')).toBe(true);
    expect(answer.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(answer)).toBeGreaterThan(490);
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(500);
  });

  it('has no beginning of a secret that is cut off', async () => {
    const destination = openDestination('slack');
    const { out } = ways(() => ({ status: 400, text: `${'x'.repeat(480)}${destination.secrets.url}` }));
    const { answer } = await sendMessage(destination, alertMessage(), out);
    expect(answer).toBe(`${'x'.repeat(480)}[hidden]`);
  });
});

/** What nobody may learn from an answer: the address or what of it is secret, the token, the key that signs. */
function secretsOf({ kind, secrets, signingKeys }: OpenDestination): string[] {
  const { url, token } = secrets;
  // Of GitLab and ntfy the address is none.
  const isSecret = url !== undefined && !['gitlab_alert', 'gitlab_issue', 'ntfy', 'sentry_webhook'].includes(kind);
  return [...(isSecret ? [url] : []), ...(token === undefined ? [] : [token]), ...signingKeys.map(shownKey)];
}
