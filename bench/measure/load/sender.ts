// A process of its own: sends what it is told to the collector, and says how long it took.
import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { envelopeOf, newEvent } from '../../../test/kit/metering/sent-events.ts';

export interface Sending {
  address: string;
  events: number;
  /** Of an event's JSON. */
  bytes: number;
  /** The events are of so many errors, one after the other. */
  errors: number;
  /** Requests under way at a time, each on a connection of its own. */
  senders: number;
}

export interface Sent {
  /** Of the first request, epoch milliseconds. */
  startedAt: number;
  /** From the first request to the last answer. */
  acceptedMs: number;
}

/** @throws Error when an event is not answered 200. */
async function sendAll({ address, events, bytes, errors, senders }: Sending): Promise<Sent> {
  // Made before, for it is not the sender that is measured.
  const bodies = Array.from({ length: events }, (_, event) =>
    gzipSync(envelopeOf(newEvent(bytes, `error ${event % errors}`))),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  async function sendNext(): Promise<void> {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) await send(agent, address, body);
  }
  const startedAt = Date.now();
  await Promise.all(Array.from({ length: senders }, sendNext));
  agent.destroy();
  return { startedAt, acceptedMs: Date.now() - startedAt };
}

function send(agent: Agent, address: string, body: Buffer): Promise<void> {
  const headers = { 'Content-Type': 'application/x-sentry-envelope', 'Content-Encoding': 'gzip' };
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`an event was answered ${response.statusCode}`));
      });
    });
    outgoing.on('error', reject).end(body);
  });
}

process.once('message', (sending: Sending) => {
  sendAll(sending).then(
    (sent) => process.send!(sent, () => process.disconnect()),
    (error: Error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
});
