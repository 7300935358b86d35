import { describe, expect, it } from 'vitest';
import { ADA, elementsOf, snsFor, TOPIC } from '../kit/local/sns.ts';

const POLICY = '{"destination":["1-2"]}';

/** Parameters for attributes of a subscription. */
const named = (...given: [key: string, value: string][]): Record<string, string> =>
  Object.fromEntries(
    given.flatMap(([key, value], index) => [
      [`Attributes.entry.${index + 1}.key`, key],
      [`Attributes.entry.${index + 1}.value`, value],
    ]),
  );
const filter = (policy: string): Record<string, string> => named(['FilterPolicy', policy]);
const arnIn = ({ text }: { text: string }): string => elementsOf(text, 'SubscriptionArn')[0]!;

describe('Subscribe', () => {
  it('asks the address by mail, each time until it confirms, and is then answered with its ARN', async () => {
    const { call, mails, said, subscriptions } = await snsFor({ address: 'http://localhost:1234' });
    expect(arnIn(await call('Subscribe'))).toBe('pending confirmation');
    const arn = arnIn(await call('Subscribe', { ReturnSubscriptionArn: 'true' }));
    expect(arn).toMatch(/^arn:aws:sns:eu-local-1:000000000000:Alerts:[\da-f-]{36}$/);
    const subject = 'AWS Notification - Subscription Confirmation';
    expect(mails()).toMatchObject([
      { to: ADA, subject },
      { to: ADA, subject },
    ]);
    expect(said).toEqual(Array(2).fill(`A mail to ${ADA} was sent, to be read at /_local/mail: ${subject}`));
    const { text } = mails()[0]!;
    expect(text).toContain(TOPIC);
    const link = new URL(/^http:\/\/localhost:1234\/_local\/sns\/confirm\?.*$/m.exec(text)![0]);
    const given = { topic: link.searchParams.get('topic')!, token: link.searchParams.get('token')! };
    expect(subscriptions.confirm(given)).toMatchObject({ arn });
    expect(arnIn(await call('Subscribe'))).toBe(arn);
    expect(mails()).toHaveLength(2);
  });

  it('refuses another filter policy of an address that has one, or has none', async () => {
    const { call, following, mails } = await snsFor();
    following('none@acme.example');
    await call('Subscribe', filter(POLICY));
    const different = {
      status: 400,
      text: expect.stringContaining(
        '<Code>InvalidParameter</Code><Message>Invalid parameter: Attributes Reason: Subscription already exists with different attributes</Message>',
      ),
    };
    expect(await call('Subscribe', filter('{"destination":["1-3"]}'))).toEqual(different);
    expect(await call('Subscribe', { Endpoint: 'none@acme.example', ...filter(POLICY) })).toEqual(different);
    expect(mails()).toHaveLength(1);
    // What is not named is not compared.
    expect(await call('Subscribe', filter(POLICY))).toMatchObject({ status: 200 });
    expect(await call('Subscribe')).toMatchObject({ status: 200 });
    expect(await call('Subscribe', named(['FilterPolicyScope', 'MessageAttributes']))).toMatchObject({ status: 200 });
  });

  it('takes 200 filter policies of a topic', async () => {
    const { call, subscriptions } = await snsFor();
    const address = (index: number): string => `a${index}@acme.example`;
    for (let index = 0; index < 199; index++)
      subscriptions.add({ topic: TOPIC, endpoint: address(index), filterPolicy: POLICY });
    subscriptions.add({ topic: `${TOPIC}2`, endpoint: address(0), filterPolicy: POLICY });
    expect(await call('Subscribe', { Endpoint: address(199), ...filter(POLICY) })).toMatchObject({ status: 200 });
    expect(await call('Subscribe', { Endpoint: address(200), ...filter(POLICY) })).toEqual({
      status: 403,
      text: expect.stringContaining('<Code>FilterPolicyLimitExceeded</Code>'),
    });
    expect(await call('Subscribe', { Endpoint: address(200) })).toMatchObject({ status: 200 });
    expect(await call('Subscribe', { Endpoint: address(0), ...filter(POLICY) })).toMatchObject({ status: 200 });
  });

  it.each<[string, Record<string, string>]>([
    ['Email address', { Endpoint: 'ada' }],
    ['Email address', { Endpoint: '' }],
    ['Email address', { Endpoint: 'ada@acme.example\r\nBcc: x@y.example' }],
    ['Protocol sms is not known', { Protocol: 'sms' }],
    ['ReturnSubscriptionArn', { ReturnSubscriptionArn: 'yes' }],
    ['FilterPolicy: it has to be a JSON object', filter('x')],
    ['FilterPolicyScope: MessageBody is not known', named(['FilterPolicyScope', 'MessageBody'])],
    ['Attributes: RawMessageDelivery is not known', named(['RawMessageDelivery', 'true'])],
    ['Attributes has FilterPolicy twice', named(['FilterPolicy', POLICY], ['FilterPolicy', POLICY])],
    ['Attributes need a key and a value', { 'Attributes.entry.1.key': 'FilterPolicy' }],
    ['Attributes.Key is not known', { 'Attributes.entry.1.Key': 'FilterPolicy' }],
    ['Message is not known', { Message: 'a' }],
  ])('refuses what AWS would, or what is not known: %s', async (sentence, changes) => {
    const { call, mails, subscriptions } = await snsFor();
    const { status, text } = await call('Subscribe', changes);
    expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining('<Code>InvalidParameter</Code>') });
    expect(elementsOf(text, 'Message')[0]).toContain(`Invalid parameter: ${sentence}`);
    expect(mails()).toEqual([]);
    expect(subscriptions.of(TOPIC)).toEqual([]);
  });
});

describe('ListSubscriptionsByTopic', () => {
  it('says who follows the topic, and who was asked', async () => {
    const { call, following, subscriptions } = await snsFor();
    expect((await call('ListSubscriptionsByTopic')).text).toContain('<Subscriptions/>');
    const arn = following(ADA);
    subscriptions.add({ topic: `${TOPIC}2`, endpoint: ADA, filterPolicy: null });
    const { text } = await call('ListSubscriptionsByTopic');
    expect(text).toContain(
      `<Subscriptions><member><TopicArn>${TOPIC}</TopicArn><Protocol>email</Protocol><SubscriptionArn>${arn}</SubscriptionArn>` +
        `<Owner>000000000000</Owner><Endpoint>${ADA}</Endpoint></member></Subscriptions></ListSubscriptionsByTopicResult>`,
    );
    await call('Subscribe', { Endpoint: 'b&b@acme.example' });
    const all = (await call('ListSubscriptionsByTopic')).text;
    expect(elementsOf(all, 'SubscriptionArn').toSorted()).toEqual(['PendingConfirmation', arn]);
    expect(elementsOf(all, 'Endpoint').toSorted()).toEqual([ADA, 'b&amp;b@acme.example']);
  });

  it('says it in pages of a hundred, the next of which begins where one ended, whatever is gone since', async () => {
    const { call, following, subscriptions } = await snsFor();
    const arns = Array.from({ length: 201 }, (_, index) => following(`a${index}@acme.example`)).toSorted();
    const seen: string[][] = [];
    let token: string | undefined;
    do {
      const { text } = await call('ListSubscriptionsByTopic', token === undefined ? {} : { NextToken: token });
      seen.push(elementsOf(text, 'SubscriptionArn'));
      [token] = elementsOf(text, 'NextToken');
      if (seen.length === 1) subscriptions.remove(seen[0]!.at(-1)!);
    } while (token !== undefined);
    expect(seen.map(({ length }) => length)).toEqual([100, 100, 1]);
    expect(seen.flat()).toEqual(arns);
  });

  it.each(['', 'x', Buffer.from(`${TOPIC}2:1`).toString('base64url')])(
    'refuses a token that is none: %j',
    async (NextToken) => {
      expect(await (await snsFor()).call('ListSubscriptionsByTopic', { NextToken })).toEqual({
        status: 400,
        text: expect.stringContaining('<Message>Invalid parameter: NextToken</Message>'),
      });
    },
  );
});
