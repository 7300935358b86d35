import type { DestinationKind, OpenDestination } from '../domain/alerts/alert-destination.ts';
import type { AlertMessage } from '../domain/alerts/alert-message.ts';
import type { Outgoing } from '../outbound/guarded-fetch.ts';
import { webhookBody } from './render/webhook.ts';
import { standardWebhookHeaders } from './sign.ts';

/** Makes the requests that tell a message to a destination. `now`: milliseconds since 1970. */
export function requestsOf(destination: OpenDestination, message: AlertMessage, now: number): Outgoing[] {
  const make = REQUESTS[destination.kind];
  return make === undefined ? [] : make(destination, message, now);
}

const REQUESTS: Partial<
  Record<DestinationKind, (destination: OpenDestination, message: AlertMessage, now: number) => Outgoing[]>
> = {
  webhook: (destination, message, now) => {
    const body = webhookBody(message);
    const signed = standardWebhookHeaders(destination.signingKeys, { id: message.id, at: now, body });
    return [post(destination, body, { ...ownHeader(destination), ...signed })];
  },
};

function post({ secrets }: OpenDestination, body: string, headers: Record<string, string> = {}): Outgoing {
  return {
    method: 'POST',
    url: new URL(secrets.url!),
    headers: { 'User-Agent': 'glet', ...headers, 'Content-Type': 'application/json' },
    body,
  };
}

function ownHeader({ options, secrets }: OpenDestination): Record<string, string> {
  return options.header_name === undefined || secrets.token === undefined
    ? {}
    : { [options.header_name]: secrets.token };
}
