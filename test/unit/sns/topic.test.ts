import { describe, expect, it } from 'vitest';
import { openTopic, type Publish } from '../../../shared/sns/topic.ts';
import { expectedAuthorization } from '../../kit/sigv4.ts';
import { answeringService, credentials, type Asked, type Reply } from '../../kit/unit/answering-service.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:operators';
const SENT: Reply = { status: 200, body: '<PublishResponse/>' };

async function answering(...replies: Reply[]): Promise<{ publish: Publish; asked: readonly Asked[] }> {
  const { store, endpoint, asked } = await answeringService(...replies);
  return { publish: openTopic(store, TOPIC, endpoint), asked };
}

describe('what the operator is told', () => {
  it("goes to the topic, signed as the function's role", async () => {
    const { publish, asked } = await answering(SENT);
    await publish('A destination fails', 'It has not taken anything since 10:00 – „chat“.');
    const { headers, body, ...request } = asked[0]!;
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      Action: 'Publish',
      Version: '2010-03-31',
      TopicArn: TOPIC,
      Subject: 'A destination fails',
      Message: 'It has not taken anything since 10:00 – „chat“.',
    });
    expect(headers.authorization).toMatch(/Credential=ASIAROLE\/\d{8}\/eu-central-1\/sns\/aws4_request/);
    expect(headers.authorization).toBe(expectedAuthorization(headers, body, credentials.secretAccessKey, request));
  });

  it.each([
    ['Fehler in „shop“\r\nBcc: x', 'Fehler in ?shop? Bcc: x'],
    ['a'.repeat(200), 'a'.repeat(100)],
    ['  ', 'Glet'],
  ])('has a subject that a mail may have: %j', async (subject, expected) => {
    const { publish, asked } = await answering(SENT);
    await publish(subject, 'x');
    expect(new URLSearchParams(asked[0]!.body).get('Subject')).toBe(expected);
  });

  it('and is not taken is an error that says why', async () => {
    const { publish } = await answering({ status: 403, body: '<Code>AuthorizationError</Code>' });
    await expect(publish('a', 'b')).rejects.toThrow('telling the operator failed: 403 <Code>AuthorizationError</Code>');
  });
});
