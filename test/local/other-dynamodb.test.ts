import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDynamodbClient } from '../../local/dynamodb/client.ts';

/** A client of an engine that always answers so. */
async function answering(status: number, body: string) {
  const server = createServer((_, response) => void response.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { call: createDynamodbClient(`http://127.0.0.1:${port}`), at: `The DynamoDB at http://127.0.0.1:${port}` };
}

describe('a DynamoDB other than the embedded one', () => {
  it('that lacks an operation is told of with the operation and its answer', async () => {
    // As dynalite 4 answers.
    const { call, at } = await answering(400, '{"__type":"com.amazon.coral.service#UnknownOperationException"}');
    await expect(call('DescribeTimeToLive', {})).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: `${at} does not take DescribeTimeToLive: it answers 400 UnknownOperationException`,
    });
  });

  it.each([
    [400, '<h1>Unknown region</h1>', '400 "<h1>Unknown region</h1>"'],
    [200, 'welcome', '200 "welcome"'],
    [500, '', '500 ""'],
  ])('that answers %i with something other than JSON is quoted', async (status, body, quoted) => {
    const { call, at } = await answering(status, body);
    await expect(call('ListTables', {})).rejects.toThrow(`${at} does not take ListTables: it answers ${quoted}`);
  });

  it('is let speak for itself where it has something to say', async () => {
    const { call } = await answering(400, '{"__type":"a#ValidationException","message":"the key is missing"}');
    await expect(call('GetItem', {})).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'the key is missing',
    });
  });
});
