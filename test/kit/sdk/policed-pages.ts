import { once } from 'node:events';
import { createServer as createHttpServer, request as httpRequest, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLS_CERTIFICATE, TLS_KEY } from '../tls-certificate.ts';

const SECURE = { key: TLS_KEY, cert: TLS_CERTIFICATE };

export interface LocalServer {
  origin: string;
  stop: () => Promise<void>;
}

/** Serves one page at every path, with the headers that say what it may do and where to report what it did. */
export function servePage(protocol: 'http' | 'https', html: string, headers: Record<string, string>) {
  return serve(protocol, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
  });
}

/** Ends TLS before a server that speaks HTTP alone, as API Gateway does before the functions. @param base its address */
export function serveSecurely(base: string): Promise<LocalServer> {
  const { hostname, port } = new URL(base);
  return serve('https', (request, response) => {
    const { method, url: path, headers } = request;
    const onward = httpRequest({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
}

/** Serves requests on a free port of this machine. */
export async function serve(protocol: 'http' | 'https', listener: RequestListener): Promise<LocalServer> {
  const server = protocol === 'https' ? createHttpsServer(SECURE, listener) : createHttpServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `${protocol}://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
