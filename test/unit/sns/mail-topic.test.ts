import { describe, expect, it } from 'vitest';
import { UpstreamFailure } from '../../../shared/domain/refusals.ts';
import { openMailTopic, type MailTopic } from '../../../shared/sns/mail-topic.ts';
import { answeringService, type Asked, type Reply } from '../../kit/unit/answering-service.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:mails';
const MAIL = {
  to: ['Ada@acme.example', 'bob@acme.example'],
  subject: 'New – error',
  text: 'It broke.',
  html: '',
  headers: {},
};
const [ADA, BOB] = MAIL.to as [string, string];

const xml = (body: string): Reply => ({ status: 200, body });
const refusal = (status: number, code: string, message = 'no'): Reply => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const SENT = xml('<PublishResponse><PublishResult><MessageId>5f-1</MessageId></PublishResult></PublishResponse>');
const INVITED = xml('<SubscribeResult><SubscriptionArn>pending confirmation</SubscriptionArn></SubscribeResult>');
const PENDING = 'PendingConfirmation';

function listed(members: readonly (readonly [address: string, arn: string])[], next = ''): Reply {
  const all = members.map(
    ([address, arn]) =>
      `<member><SubscriptionArn>${arn}</SubscriptionArn><Endpoint>${address}</Endpoint><Protocol>email</Protocol></member>`,
  );
  const token = next && `<NextToken>${next}</NextToken>`;
  return xml(
    `<ListSubscriptionsByTopicResult><Subscriptions>${all.join('')}</Subscriptions>${token}</ListSubscriptionsByTopicResult>`,
  );
}

async function answering(...replies: Reply[]): Promise<{ topic: MailTopic; asked: readonly Asked[] }> {
  const { store, endpoint, asked } = await answeringService(...replies);
  return { topic: openMailTopic(store, TOPIC, endpoint), asked };
}
const sent = (asked: readonly Asked[]) => asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

describe('a mail through a topic', () => {
  it('goes to those who have confirmed, whatever case their address is written in', async () => {
    const { topic, asked } = await answering(
      listed([
        ['eve@acme.example', 'arn:aws:sns:1'],
        ['ada@acme.example', 'arn:aws:sns:2'],
        [BOB, 'arn:aws:sns:3'],
      ]),
      SENT,
    );
    expect(await topic.send(MAIL)).toEqual({ status: 200, text: '5f-1' });
    expect(sent(asked)).toEqual([
      { Action: 'ListSubscriptionsByTopic', Version: '2010-03-31', TopicArn: TOPIC },
      {
        Action: 'Publish',
        Version: '2010-03-31',
        TopicArn: TOPIC,
        Subject: 'New ? error',
        Message: 'It broke.',
        'MessageAttributes.entry.1.Name': 'to',
        'MessageAttributes.entry.1.Value.DataType': 'String.Array',
        'MessageAttributes.entry.1.Value.StringValue': '["ada@acme.example","bob@acme.example"]',
      },
    ]);
  });

  it('says who has not confirmed', async () => {
    const { topic, asked } = await answering(
      listed([
        [ADA, 'arn:aws:sns:2'],
        [BOB, PENDING],
      ]),
      SENT,
    );
    expect(await topic.send(MAIL)).toEqual({
      status: 200,
      text: '5f-1 bob@acme.example has not confirmed yet: AWS sends a mail with a link, and a test sends it again.',
    });
    expect(sent(asked)[1]).toMatchObject({ 'MessageAttributes.entry.1.Value.StringValue': '["ada@acme.example"]' });
  });

  it('is not sent where nobody has: SNS would drop it without a word', async () => {
    const { topic, asked } = await answering(listed([[BOB, PENDING]]));
    expect(await topic.send(MAIL)).toEqual({
      status: 403,
      text: '',
      problem:
        'Ada@acme.example, bob@acme.example have not confirmed yet: AWS sends a mail with a link, and a test sends it again.',
    });
    expect(asked).toHaveLength(1);
  });

  it('names three of many', async () => {
    const { topic } = await answering(listed([]));
    const to = Array.from({ length: 10 }, (_, index) => `a${index}@acme.example`);
    expect((await topic.send({ ...MAIL, to })).problem).toMatch(
      /^a0@acme.example, a1@acme.example, a2@acme.example and 7 more have not/,
    );
  });

  it('looks through the list to its end, or until all are found', async () => {
    const page = listed([[BOB, 'arn:aws:sns:3']], 'next');
    const { topic, asked } = await answering(page, listed([[ADA, 'arn:aws:sns:2']], 'further'), SENT);
    expect(await topic.send(MAIL)).toMatchObject({ status: 200 });
    expect(sent(asked).map(({ Action, NextToken }) => [Action, NextToken])).toEqual([
      ['ListSubscriptionsByTopic', undefined],
      ['ListSubscriptionsByTopic', 'next'],
      ['Publish', undefined],
    ]);
  });

  it('that is a test invites again who has not confirmed', async () => {
    const { topic, asked } = await answering(listed([[ADA, 'arn:aws:sns:2']]), INVITED, SENT);
    expect(await topic.sendInviting(MAIL)).toMatchObject({ status: 200 });
    expect(sent(asked).map(({ Action, Endpoint }) => [Action, Endpoint])).toEqual([
      ['ListSubscriptionsByTopic', undefined],
      ['Subscribe', BOB],
      ['Publish', undefined],
    ]);
  });

  it('that is a test tells what SNS refuses of the invitation, and sends nothing', async () => {
    const { topic, asked } = await answering(
      listed([[ADA, 'arn:aws:sns:2']]),
      refusal(400, 'Throttling', 'Rate exceeded'),
    );
    expect(await topic.sendInviting(MAIL)).toEqual({ status: 429, text: 'SNS: Throttling Rate exceeded' });
    expect(sent(asked).map(({ Action }) => Action)).not.toContain('Publish');
  });

  it.each([
    [refusal(400, 'Throttling', 'Rate exceeded'), { status: 429, text: 'SNS: Throttling Rate exceeded' }],
    [refusal(403, 'AuthorizationError'), { status: 403, text: 'SNS: AuthorizationError no' }],
    [refusal(404, 'NotFound', 'Topic does not exist'), { status: 404, text: 'SNS: NotFound Topic does not exist' }],
  ])('tells what SNS refuses: %j', async (reply, said) => {
    const { topic } = await answering(reply);
    expect(await topic.send(MAIL)).toEqual(said);
  });

  it('that nobody takes is a failure of the network', async () => {
    const { topic } = await answering('hang up');
    await expect(topic.send(MAIL)).rejects.toThrow(UpstreamFailure);
  });
});

describe('an invitation', () => {
  it('subscribes an address to what is for itself', async () => {
    const { topic, asked } = await answering(INVITED);
    expect(await topic.invite([ADA])).toBe(null);
    expect(sent(asked)).toEqual([
      {
        Action: 'Subscribe',
        Version: '2010-03-31',
        TopicArn: TOPIC,
        Protocol: 'email',
        Endpoint: 'ada@acme.example',
        'Attributes.entry.1.key': 'FilterPolicy',
        'Attributes.entry.1.value': '{"to":["ada@acme.example"]}',
      },
    ]);
  });

  it('is of one mailbox, whatever case two projects write its address in', async () => {
    const { topic, asked } = await answering(INVITED, INVITED);
    for (const address of [ADA, ADA.toUpperCase()]) expect(await topic.invite([address])).toBe(null);
    const [one, other] = sent(asked);
    expect(one).toEqual(other);
  });

  it('says what is wrong with an address, and asks no other', async () => {
    const { topic, asked } = await answering(
      refusal(400, 'InvalidParameter', 'Invalid parameter: Email &lt;address&#62;'),
    );
    expect(await topic.invite(MAIL.to)).toBe('SNS cannot mail to Ada@acme.example: Invalid parameter: Email <address>');
    expect(asked).toHaveLength(1);
  });

  it('says that there are too many', async () => {
    const { topic } = await answering(refusal(403, 'FilterPolicyLimitExceeded'));
    expect(await topic.invite([ADA])).toMatch(/^SNS takes no further address for this installation: its operator sets/);
  });

  it.each([refusal(403, 'AuthorizationError'), refusal(500, 'InternalError'), 'hang up'] as const)(
    'that fails for no fault of the address is an error: %j',
    async (reply) => {
      const { topic } = await answering(reply);
      await expect(topic.invite([ADA])).rejects.toThrow('inviting to mails failed');
    },
  );
});
