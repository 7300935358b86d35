import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface FakeSqs {
  /** Address of its one queue. */
  queueUrl: string;
  /** Bodies of the messages that are in the queue, hidden ones too. */
  bodies: () => string[];
  put: (body: string) => void;
  /** Hides all messages, as a run does that is killed before it gives them back. */
  hide: () => void;
  stop: () => void;
}

interface Message {
  body: string;
  handle: string;
  isHidden: boolean;
}

/** An SQS with one queue, as far as `npm run recount` speaks to one. */
export async function startFakeSqs(): Promise<FakeSqs> {
  const messages = new Map<string, Message>();

  function receive(): object {
    const visible = [...messages.values()].filter(({ isHidden }) => !isHidden).slice(0, 10);
    const Messages = visible.map((message) => {
      message.isHidden = true;
      const { handle: ReceiptHandle, body: Body } = message;
      const MD5OfBody = createHash('md5').update(Body).digest('hex');
      return { MessageId: ReceiptHandle, ReceiptHandle, Body, MD5OfBody };
    });
    return Messages.length === 0 ? {} : { Messages };
  }

  const operations: Record<string, (handle: string) => object> = {
    ReceiveMessage: receive,
    DeleteMessage(handle) {
      messages.delete(handle);
      return {};
    },
    GetQueueAttributes() {
      const hidden = [...messages.values()].filter(({ isHidden }) => isHidden).length;
      return { Attributes: { ApproximateNumberOfMessagesNotVisible: String(hidden) } };
    },
    ChangeMessageVisibility(handle) {
      messages.get(handle)!.isHidden = false;
      return {};
    },
  };
  const server = createServer((request, response) => {
    void json(request).then((input) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1]!;
      const answer = operations[operation]!((input as { ReceiptHandle: string }).ReceiptHandle);
      response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    queueUrl: `http://127.0.0.1:${port}/000000000000/failures`,
    bodies: () => [...messages.values()].map(({ body }) => body),
    put(body) {
      const handle = randomUUID();
      messages.set(handle, { body, handle, isHidden: false });
    },
    hide() {
      for (const message of messages.values()) message.isHidden = true;
    },
    stop: () => void server.close(),
  };
}
