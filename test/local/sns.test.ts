import { describe, expect, it, onTestFinished } from 'vitest';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { openTopic } from '../../shared/sns/topic.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { ADA, ALL, elementsOf, snsFor, TOPIC } from '../kit/local/sns.ts';

const OPS = 'ops@acme.example';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Parameters for attributes of a message. */
const attributes = (...given: [name: string, type: string, value: string][]): Record<string, string> =>
  Object.fromEntries(
    given.flatMap(([name, type, value], index) => [
      [`MessageAttributes.entry.${index + 1}.Name`, name],
      [`MessageAttributes.entry.${index + 1}.Value.DataType`, type],
      [`MessageAttributes.entry.${index + 1}.Value.StringValue`, value],
    ]),
  );

describe('what is published', () => {
  it('by our own client is mailed to the operator of the stack, and said in the log', async () => {
    const { mails, said, caller, endpoint } = await snsFor({ deployed: [{ topic: TOPIC, endpoint: OPS }] });
    const credentials = { accessKeyId: accessKeyOf(caller), secretAccessKey: 'local' };
    const store = openStore({ table: 'none' }, { region: 'eu-local-1', credentials });
    onTestFinished(() => store.db.destroy());
    await openTopic(store, TOPIC, endpoint)('A destination fails', 'since „10:00“');
    const from = 'AWS Notifications <no-reply@sns.amazonaws.com>';
    expect(mails()).toEqual([{ from, to: OPS, subject: 'A destination fails', text: expect.any(String) }]);
    expect(mails()[0]!.text).toMatch(
      /^since „10:00“\n\n--\n.*Alerts.*\nhttp:\/\/localhost:8787\/_local\/sns\/unsubscribe\?arn=arn%3A/,
    );
    expect(said).toEqual([`A mail to ${OPS} was sent, to be read at /_local/mail: A destination fails`]);
  });

  it('is a mail and a line for each who follows, and an answer with an id', async () => {
    const { call, following, mails, said } = await snsFor();
    const arns = [following(ADA), following(OPS)];
    const { status, text } = await call('Publish');
    expect(status).toBe(200);
    expect(elementsOf(text, 'MessageId')).toEqual([expect.stringMatching(UUID)]);
    expect(
      mails()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([ADA, OPS]);
    for (const arn of arns)
      expect(
        mails()
          .map((one) => one.text)
          .join(),
      ).toContain(encodeURIComponent(arn));
    expect(said).toHaveLength(2);
  });

  it('is for nobody who has not confirmed, which is said', async () => {
    const { call, mails, said, subscriptions } = await snsFor();
    subscriptions.add({ topic: TOPIC, endpoint: ADA, filterPolicy: null });
    expect(await call('Publish')).toMatchObject({ status: 200 });
    expect(mails()).toEqual([]);
    expect(said).toEqual([`Nobody is mailed what was published to ${TOPIC}: A subject`]);
  });

  it('is for whose filter policy fits', async () => {
    const { call, following, mails } = await snsFor();
    following(ADA, '{"destination":["1-2","1-3"]}');
    following(OPS);
    const receivers = (): string[] => mails().map(({ to }) => to);
    await call('Publish', attributes(['destination', 'String', '1-4']));
    await call('Publish');
    expect(receivers()).toEqual([OPS, OPS]);
    await call('Publish', attributes(['destination', 'String.Array', '["1-4","1-2",null]']));
    await call('Publish', attributes(['destination', 'String', '1-3']));
    expect(receivers().filter((one) => one === ADA)).toHaveLength(2);
  });

  it('counts with its attributes', async () => {
    const { call } = await snsFor();
    const Message = 'ä'.repeat(131_072 - 10);
    expect(await call('Publish', { Message, ...attributes(['a', 'String', 'b'.repeat(13)]) })).toMatchObject({
      status: 200,
    });
    expect(await call('Publish', { Message, ...attributes(['a', 'String', 'b'.repeat(14)]) })).toEqual({
      status: 400,
      text: expect.stringContaining('Invalid parameter: Message too long'),
    });
  });

  it.each<[string, Record<string, string>]>([
    ['Subject', { Subject: 'a\nb' }],
    ['Subject', { Subject: 'ä' }],
    ['Subject', { Subject: 'a'.repeat(101) }],
    ['Empty message', { Message: '' }],
    ['Message too long', { Message: 'ä'.repeat(131_073) }],
    ['PhoneNumber is not known', { PhoneNumber: '1' }],
    ['Attributes is not known', { 'Attributes.entry.1.key': 'a' }],
    ['Version', { Version: '2009-01-01' }],
    ['Publish, Subscribe and ListSubscriptionsByTopic alone', { Action: 'Unsubscribe' }],
    ['leaves out a number', { 'MessageAttributes.entry.2.Name': 'a' }],
    ['Value.BinaryValue is not known', { 'MessageAttributes.entry.1.Value.BinaryValue': 'a' }],
  ])('is refused where AWS would, or what is not known: %s', async (sentence, changes) => {
    const { call, following, mails } = await snsFor();
    following(ADA);
    const { status, text } = await call('Publish', changes);
    expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining('<Code>InvalidParameter</Code>') });
    expect(text).toContain(sentence);
    expect(mails()).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['name ""', attributes(['', 'String', 'b'])],
    ['name ".a"', attributes(['.a', 'String', 'b'])],
    ['name "a..b"', attributes(['a..b', 'String', 'b'])],
    ['name "AWS.a"', attributes(['AWS.a', 'String', 'b'])],
    ['given twice', attributes(['a', 'String', 'b'], ['a', 'String', 'b'])],
    ['type "Number"', attributes(['a', 'Number', '1'])],
    ['type ""', { 'MessageAttributes.entry.1.Name': 'a' }],
    ['type String.', attributes(['a', 'String', ''])],
    ['type String.', attributes(['a', 'String', 'b\tc'])],
    ['type String.Array.', attributes(['a', 'String.Array', 'b'])],
    ['type String.Array.', attributes(['a', 'String.Array', '{}'])],
    ['type String.Array.', attributes(['a', 'String.Array', '[["b"]]'])],
  ])('is refused for an attribute that is wrong: %s', async (sentence, changes) => {
    const { call, following, mails } = await snsFor();
    following(ADA);
    const { status, text } = await call('Publish', changes);
    expect({ status, text }).toEqual({
      status: 400,
      text: expect.stringContaining('<Code>ParameterValueInvalid</Code>'),
    });
    expect(elementsOf(text, 'Message')[0]).toContain(sentence);
    expect(mails()).toEqual([]);
  });
});

describe('whoever asks', () => {
  it.each(['Publish', 'Subscribe', 'ListSubscriptionsByTopic'])('for %s needs to be allowed to', async (action) => {
    const others = ['Publish', 'Subscribe', 'ListSubscriptionsByTopic'].filter((one) => one !== action);
    const denied = await snsFor({ statements: [{ ...ALL, actions: others.map((one) => `sns:${one}`) }] });
    expect(await denied.call(action)).toEqual({
      status: 403,
      text: expect.stringContaining(`is not authorized to perform: sns:${action} on resource: ${TOPIC}`),
    });
    expect(denied.mails()).toEqual([]);
    const elsewhere = await snsFor({ statements: [{ ...ALL, resources: [`${TOPIC}2`] }] });
    expect(await elsewhere.call(action)).toMatchObject({ status: 403 });
  });

  it('may be allowed some protocols and addresses alone', async () => {
    const conditions = [
      { key: 'sns:Protocol', values: ['email'] },
      { key: 'sns:Endpoint', values: [ADA] },
    ];
    const { call } = await snsFor({ statements: [{ ...ALL, conditions }] });
    expect(await call('Subscribe')).toMatchObject({ status: 200 });
    expect(await call('Subscribe', { Endpoint: OPS })).toMatchObject({ status: 403 });
    expect(await call('Subscribe', { Protocol: 'sms' })).toMatchObject({ status: 403 });
  });

  it.each(['Publish', 'Subscribe', 'ListSubscriptionsByTopic'])(
    'for %s needs a topic that is there',
    async (action) => {
      const { call, mails } = await snsFor({ topics: [] });
      expect(await call(action)).toEqual({ status: 404, text: expect.stringContaining('<Code>NotFound</Code>') });
      expect(mails()).toEqual([]);
    },
  );
});
