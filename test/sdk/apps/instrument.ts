import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import * as Sentry from '@sentry/node';

type NodeTransport = ReturnType<typeof Sentry.makeNodeTransport>;

// On the wire, whatever the SDK believes.
subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: ClientRequest };
  console.log(`request: ${String(request.getHeader('content-encoding') ?? 'plain')}`);
});

/** The SDK's own transport, and a line for what became of each envelope. */
function told(options: Parameters<typeof Sentry.makeNodeTransport>[0]): NodeTransport {
  const transport = Sentry.makeNodeTransport(options);
  return {
    ...transport,
    async send(envelope) {
      const answer = await transport.send(envelope);
      const items = envelope[1].map(([{ type }]) => type);
      console.log(`envelope: ${items.join()} ${answer.statusCode ?? 'held back'}`);
      return answer;
    },
  };
}

// The DSN comes in SENTRY_DSN, where the SDK looks for it.
Sentry.init({
  debug: true,
  release: 'shop@1.2.3',
  environment: 'staging',
  tracesSampleRate: 1,
  enableLogs: true,
  transport: told,
});
