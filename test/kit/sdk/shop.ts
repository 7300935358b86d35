import { readFileSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { run, type Ended } from '../run.ts';
import { serve } from './policed-pages.ts';
import { inShell, keptDirectory } from './program-directory.ts';

const SHOP = fileURLToPath(new URL('../../sdk/shop', import.meta.url));

/** A copy of the shop of `test/sdk/shop`, built in a directory of its own. */
export interface Shop {
  directory: string;
  remove: () => Promise<void>;
}

/** @param news what this version has in the place of `src/news.ts`, so that a minifier calls everything differently. */
export async function newShop(news?: string): Promise<Shop> {
  const shop = await keptDirectory();
  await cp(SHOP, shop.directory, { recursive: true });
  if (news !== undefined) await writeFile(join(shop.directory, 'src/news.ts'), news);
  return shop;
}

/** Runs a command in a shop's directory, which ends well. */
export async function inShop({ directory }: Shop, command: string, variables: Record<string, string>): Promise<Ended> {
  const ended = await inShell(directory, command, variables);
  expect(ended.status, `${command}\n${ended.stdout}\n${ended.stderr}`).toBe(0);
  return ended;
}

/** Lets the built server take an order that it cannot settle. */
export async function orderAtServer({ directory }: Shop, dsn: string): Promise<void> {
  const ended = await run(process.execPath, ['dist/server.js'], { SENTRY_DSN: dsn }, directory);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
}

/** What was built of its server, or of its page. */
export function scriptOf({ directory }: Shop, name: 'server' | 'page'): Promise<string> {
  return readFile(join(directory, `dist/${name}.js`), 'utf8');
}

/** Opens the built page, which orders what cannot be settled, and waits until its SDK has sent what nobody caught. */
export async function orderAtPage(
  context: BrowserContext,
  shop: Shop,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const script = await scriptOf(shop, 'page');
  const server = await serve('http', (request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(
      isScript ? script : '<!doctype html><title>Shop</title><script type="module" src="/page.js"></script>',
    );
  });
  const page = await context.newPage();
  try {
    const isSent = page.waitForResponse(
      (response) => response.request().postData()?.includes('"type":"event"') === true,
    );
    await page.goto(`${server.origin}/?${new URLSearchParams(settings).toString()}`);
    expect((await isSent).status()).toBe(200);
  } finally {
    await page.close();
    await server.stop();
  }
}

/** A place in the shop's sources; line and column begin with 1. */
export interface Place {
  filename: string;
  lineNo: number;
  line: string;
}

/** Where a text stands that is in a source once. */
export function placeOf(filename: string, text: string): Place {
  const lines = readFileSync(join(SHOP, filename), 'utf8').split('\n');
  const places = lines.flatMap((line, index) => (line.includes(text) ? [{ filename, lineNo: index + 1, line }] : []));
  expect(places, `${text} in ${filename}`).toHaveLength(1);
  return places[0]!;
}
