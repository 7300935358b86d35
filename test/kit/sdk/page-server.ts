import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGES = fileURLToPath(new URL('../../sdk/pages', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface PageServer {
  /** Another origin than the API's: another port of this machine. */
  origin: string;
  stop: () => Promise<void>;
}

/** Serves the shop's page, its script, and `@sentry/browser` bundled as the global `Sentry`. */
export async function startPageServer(): Promise<PageServer> {
  const bundle = await build({
    stdin: { contents: "export * from '@sentry/browser'", resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'Sentry',
    write: false,
  });
  const files = new Map([
    ['/', { type: 'text/html', body: await readFile(`${PAGES}/shop.html`, 'utf8') }],
    ['/shop.js', { type: 'text/javascript', body: await readFile(`${PAGES}/shop.js`, 'utf8') }],
    ['/sentry.js', { type: 'text/javascript', body: bundle.outputFiles[0]!.text }],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url!, 'http://page').pathname);
    response.writeHead(file ? 200 : 404, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
    response.end(file?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
