import { describe, expect, it } from 'vitest';
import { UpstreamFailure } from '../../../shared/domain/refusals.ts';
import { openSes, type SendEmail } from '../../../shared/ses/send-email.ts';
import { expectedAuthorization } from '../../kit/sigv4.ts';
import { answeringService, credentials, type Asked, type Reply } from '../../kit/unit/answering-service.ts';

const EMAIL = {
  to: ['ada@acme.example', 'bob@acme.example'],
  subject: 'Neuer Fehler in „shop“',
  text: 'TypeError',
  html: '<p>TypeError</p>',
  headers: { 'Auto-Submitted': 'auto-generated' },
};
const SENT: Reply = { status: 200, body: '{"MessageId":"0100018f"}' };
const refusal = (status: number, message: string): Reply => ({ status, body: JSON.stringify({ message }) });

async function answering(...replies: Reply[]): Promise<{ send: SendEmail; asked: readonly Asked[] }> {
  const { store, endpoint, asked } = await answeringService(...replies);
  return { send: openSes(store, 'errors@acme.example', endpoint), asked };
}

describe('a mail', () => {
  it('is handed to SES with its headers, as text and as HTML, from the address of the tenant', async () => {
    const { send, asked } = await answering(SENT);
    expect(await send(EMAIL)).toEqual({ status: 200, text: '0100018f' });
    expect(asked).toMatchObject([{ method: 'POST', url: '/v2/email/outbound-emails' }]);
    expect(JSON.parse(asked[0]!.body)).toEqual({
      FromEmailAddress: 'errors@acme.example',
      Destination: { ToAddresses: ['ada@acme.example', 'bob@acme.example'] },
      Content: {
        Simple: {
          Subject: { Data: 'Neuer Fehler in „shop“', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'TypeError', Charset: 'UTF-8' },
            Html: { Data: '<p>TypeError</p>', Charset: 'UTF-8' },
          },
          Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
        },
      },
    });
  });

  it("is signed as the function's role, for SES in its region", async () => {
    const { send, asked } = await answering(SENT);
    await send(EMAIL);
    const { headers, body, ...request } = asked[0]!;
    expect(headers.authorization).toMatch(/Credential=ASIAROLE\/\d{8}\/eu-central-1\/ses\/aws4_request/);
    expect(headers.authorization).toBe(expectedAuthorization(headers, body, credentials.secretAccessKey, request));
  });

  it('is tried again while the network fails or there are too many', async () => {
    const { send, asked } = await answering('hang up', refusal(429, 'Too many'), SENT);
    expect(await send(EMAIL)).toEqual({ status: 200, text: '0100018f' });
    expect(asked).toHaveLength(3);
  });

  it('that nobody takes is a failure of the network', async () => {
    const { send } = await answering('hang up');
    await expect(send(EMAIL)).rejects.toThrow(UpstreamFailure);
  });

  it.each([
    [
      400,
      'Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: ada@acme.example',
      400,
      /^Sender or recipient is not verified\. In SES's sandbox .* SES: Email address is not verified\. .*ada@acme\.example$/,
    ],
    [
      403,
      "User `arn:aws:sts::1:assumed-role/r/f' is not authorized to perform `ses:SendEmail' on resource `arn:aws:ses:eu:1:identity/ada@acme.example'",
      403,
      /^The tenant may not send this mail\. In SES's sandbox .*ada@acme\.example'$/,
    ],
    [400, 'Daily message quota exceeded.', 429, /^The account's mails of 24 hours are used up\. SES: Daily message/],
    [400, 'Maximum sending rate exceeded.', 429, /^The account sends more mails a second than it may\./],
    [400, 'Something else', 400, /^Something else$/],
  ])('that SES refuses with %i and %j has a sentence', async (status, message, told, sentence) => {
    const { send } = await answering(refusal(status, message));
    expect(await send(EMAIL)).toEqual({ status: told, text: expect.stringMatching(sentence) });
  });

  it('that something in between refuses with a page has its status', async () => {
    const { send } = await answering({ status: 404, body: '<html>' });
    expect(await send(EMAIL)).toEqual({ status: 404, text: '' });
  });
});
