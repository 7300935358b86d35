import { beforeAll, expect, it } from 'vitest';
import { NO_ROUTE } from '../../kit/answers.ts';
import { anEvent, envelopeOf, newReporter, type Reporter } from '../../kit/collector.ts';
import { door, target } from '../../kit/target.ts';
import { exchange } from '../../kit/http.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

/** Sends as the tunnel in Sentry's documentation does, which takes the path of a DSN for the project's id. */
async function tunnelled(dsn: string, endpoint: string, body: Buffer) {
  const { base, host } = target.doors[door];
  const id = new URL(dsn).pathname.replace('/', '');
  return exchange(base, 'POST', `/${id}/${endpoint}`, { body, headers: host === null ? {} : { host } });
}

it("the address that the tunnels of Sentry's documentation make leads to the collector, at the host of DSNs", async () => {
  const dsn = reporter.key.sentry_dsn;
  for (const endpoint of ['envelope/', 'envelope']) {
    const event = anEvent();
    const answer = await tunnelled(dsn, endpoint, envelopeOf([event], { dsn }));
    expect(answer).toEqual(door === 'rest' ? NO_ROUTE : { status: 200, json: { id: event.event_id } });
  }
});
