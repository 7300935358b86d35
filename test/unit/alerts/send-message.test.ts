import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../../shared/alerts/send-message.ts';
import { DESTINATION_KINDS, type OpenDestination } from '../../../shared/domain/alerts/alert-destination.ts';
import { UpstreamFailure } from '../../../shared/domain/refusals.ts';
import { alertMessage, anAlert, openDestination, stormMessage } from '../../kit/alerts/messages.ts';
import { ways } from './ways.ts';

const HTTP = DESTINATION_KINDS.filter((kind) => kind !== 'email');

describe('A message', () => {
  it.each(HTTP.filter((kind) => kind !== 'gitlab_issue'))(
    'goes to %s as JSON, where the destination says',
    async (kind) => {
      const { out, sent } = ways();
      expect(await sendMessage(openDestination(kind), alertMessage(), out)).toEqual({
        outcome: 'delivered',
        status: 200,
        problem: null,
        answer: 'ok',
        retryAfterMs: null,
        ms: 7,
      });
      expect(sent).toHaveLength(1);
      expect(sent[0]!.method).toBe('POST');
      expect(sent[0]!.headers).toMatchObject({ 'Content-Type': 'application/json', 'User-Agent': 'glet' });
      expect(JSON.parse(sent[0]!.body!)).toBeTypeOf('object');
    },
  );

  it.each([
    ['webhook', 'https://hooks.example/glet?key=query-secret-1', { Authorization: 'Bearer header-secret-1' }],
    ['ntfy', 'https://ntfy.example/', { Authorization: 'Bearer tk_ntfysecret' }],
    ['pagerduty', 'https://events.pagerduty.com/v2/enqueue', {}],
    [
      'gitlab_alert',
      'https://gitlab.example/acme/shop/alerts/notify.json',
      { Authorization: 'Bearer gitlab-alert-secret' },
    ],
  ] as const)('goes to %s at %s', async (kind, url, headers) => {
    const { out, sent } = ways();
    await sendMessage(openDestination(kind), alertMessage(), out);
    expect(sent[0]!.url.href).toBe(url);
    expect(sent[0]!.headers).toMatchObject(headers);
  });

  it('goes to the PagerDuty of another region if the destination has an address', async () => {
    const { out, sent } = ways();
    const secrets = { url: 'https://events.eu.pagerduty.com/v2/enqueue', token: 'k' };
    await sendMessage(openDestination('pagerduty', { secrets }), alertMessage(), out);
    expect(sent[0]!.url.href).toBe('https://events.eu.pagerduty.com/v2/enqueue');
  });

  it('of hooks that were made through GitLab has their token', async () => {
    const { out, sent } = ways();
    const given = {
      options: { header_name: 'X-Gitlab-Token' },
      secrets: { url: 'https://hooks.example/', token: 'hook' },
    };
    await sendMessage(openDestination('webhook', given), alertMessage(), out);
    expect(sent[0]!.headers).toMatchObject({ 'X-Gitlab-Token': 'hook' });
  });
});

describe('Of several requests', () => {
  it('no other one begins after a failure, because all are sent again', async () => {
    const { out, sent } = ways(() => ({ status: 503, text: 'down' }));
    const attempted = await sendMessage(openDestination('sentry_webhook'), stormMessage(), out);
    expect(attempted).toMatchObject({ outcome: 'failed', status: 503, answer: 'down' });
    expect(sent).toHaveLength(7);
  });

  it('the others are still sent after a refusal, and the message counts as refused', async () => {
    let count = 0;
    const { out, sent } = ways(() => ({ status: (count += 1) === 1 ? 400 : 202 }));
    const attempted = await sendMessage(openDestination('pagerduty'), stormMessage(), out);
    expect(attempted).toMatchObject({ outcome: 'refused', status: 400 });
    expect(sent).toHaveLength(6);
  });

  it('are the same when the message is sent again, so that receivers tell a retry', async () => {
    const keysOf = async () => {
      const { out, sent } = ways();
      await sendMessage(openDestination('pagerduty'), stormMessage(), out);
      return sent.map(({ body }) => body!).toSorted((a, b) => (a < b ? -1 : 1));
    };
    expect(await keysOf()).toEqual(await keysOf());
  });

  it('a Sentry webhook takes one for each alert that is listed', async () => {
    const { out, sent } = ways();
    await sendMessage(openDestination('sentry_webhook'), stormMessage(), out);
    expect(sent).toHaveLength(20);
  });
});

describe('What cannot be sent', () => {
  it.each([
    [
      'webhook',
      { secrets: { url: 'no address' } },
      'The address is no address. It looks like https://example.com/hook.',
    ],
    [
      'webhook',
      { secrets: { url: 'https://me:secret@hooks.example/' } },
      'The address may have no user and password in it: give them as a header.',
    ],
    ['email', { options: {} }, 'There is nobody to send mails to.'],
    ['webhook', { secrets: {} }, 'There is no address.'],
    [
      'webhook',
      { options: { header_name: 'Host' }, secrets: { url: 'https://hooks.example/', token: 'x' } },
      'The name of the header is a header that cannot be set. Choose another one, such as Authorization.',
    ],
    [
      'gitlab_alert',
      { secrets: { url: 'https://gitlab.example/', token: 'a\r\nX-Injected: 1' } },
      'The token may have printable ASCII characters only, and no line break.',
    ],
  ] as const)('to %s %j is refused, and nothing is sent', async (kind, given, problem) => {
    const { out, sent } = ways();
    expect(await sendMessage(openDestination(kind, given as Partial<OpenDestination>), alertMessage(), out)).toEqual({
      outcome: 'refused',
      status: null,
      problem,
      answer: '',
      retryAfterMs: null,
      ms: 0,
    });
    expect(sent).toEqual([]);
  });

  it('fails with a sentence where the network does', async () => {
    const { out } = ways(() => {
      throw new UpstreamFailure({ code: 'timed-out' });
    });
    expect(await sendMessage(openDestination('slack'), alertMessage(), out)).toEqual({
      outcome: 'failed',
      status: null,
      problem: 'The receiver did not answer in time.',
      answer: '',
      retryAfterMs: null,
      ms: 7,
    });
  });

  it('is a fault if it is ours', async () => {
    const { out } = ways(() => {
      throw new TypeError('ours');
    });
    await expect(sendMessage(openDestination('slack'), alertMessage(), out)).rejects.toThrow('ours');
  });
});

describe('A mail', () => {
  it('goes to all addresses of the destination', async () => {
    const { out, mails, sent } = ways();
    expect(await sendMessage(openDestination('email'), alertMessage(), out)).toMatchObject({ outcome: 'delivered' });
    expect(mails.map(({ to }) => to)).toEqual([['ada@example.com', 'grace@example.com']]);
    expect(sent).toEqual([]);
  });

  it('that nobody has confirmed is refused, and says who is to do what', async () => {
    const { out } = ways();
    const problem = 'ada@acme.example has not confirmed yet.';
    const mail = () => Promise.resolve({ status: 403, text: '', problem });
    expect(await sendMessage(openDestination('email'), alertMessage([anAlert()]), { ...out, mail })).toMatchObject({
      outcome: 'refused',
      status: 403,
      problem,
    });
  });

  it('by what sends none is a fault of ours', async () => {
    const { out } = ways();
    const sent = sendMessage(openDestination('email'), alertMessage([anAlert()]), { ...out, mail: null });
    await expect(sent).rejects.toThrow('a mail by what sends none');
  });

  it('fails where the network does', async () => {
    const { out } = ways();
    const mail = () => Promise.reject(new UpstreamFailure({ code: 'connection-broken' }));
    expect(await sendMessage(openDestination('email'), alertMessage(), { ...out, mail })).toMatchObject({
      outcome: 'failed',
      problem: 'The connection broke before there was an answer.',
    });
  });
});
