import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { snippetOf } from '../../pages/setup/snippets.ts';
import type { Block } from '../../pages/setup/snippets/snippet.ts';
import { connect, hasBrowser } from '../kit/browser/browser.ts';
import { inShell, newDirectory } from '../kit/sdk/program-directory.ts';
import { newTrackedProject, onlyErrorOf } from '../kit/sdk/tracked-project.ts';

const codeOf = (blocks: readonly Block[]): string => blocks.map(({ code }) => code).join('\n');

/** Serves a script and a page that loads it. @returns the page's address. */
async function serve(script: string): Promise<string> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(isScript ? script : '<!doctype html><title>Shop</title><script src="main.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('the snippets of the set-up page, run as they are shown', () => {
  it('show an error of a program in Node', async () => {
    const project = await newTrackedProject();
    const directory = await newDirectory();
    const { install, paste, breaks } = snippetOf('node', project.dsn);
    expect(codeOf(install)).toBe('npm install @sentry/node');
    const blocks = [...paste, ...breaks];
    for (const { where, code } of blocks.filter((block) => block.where.endsWith('.mjs')))
      await writeFile(join(directory, where), code);
    const commands = blocks.filter(({ where }) => where === 'Terminal');
    expect(commands).toHaveLength(1);
    const { status, stderr } = await inShell(directory, codeOf(commands));
    expect(stderr).toContain('Hello Glet');
    expect(status).toBe(1);
    expect((await onlyErrorOf(project)).error).toMatchObject({ title: 'TypeError: Hello Glet', platform: 'node' });
  });

  it.skipIf(!hasBrowser)('show an error of a page in a browser', async () => {
    const project = await newTrackedProject();
    const { install, paste, breaks } = snippetOf('browser', project.dsn);
    expect(codeOf(install)).toBe('npm install @sentry/browser');
    const stdin = { contents: codeOf([...paste, ...breaks]), resolveDir: await newDirectory() };
    const bundle = await build({ stdin, bundle: true, format: 'iife', write: false });
    const browser = await connect();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(await serve(bundle.outputFiles[0]!.text));
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({ title: 'TypeError: Hello Glet', platform: 'javascript' });
    expect(event.payload).toMatchObject({ request: { url: page.url() } });
  });

  it.skipIf(spawnSync('curl', ['--version']).status !== 0)('show an error that curl sends', async () => {
    const project = await newTrackedProject();
    const { breaks } = snippetOf('curl', project.dsn);
    const { status, stdout } = await inShell(tmpdir(), codeOf(breaks));
    expect(status).toBe(0);
    const { error, event } = await onlyErrorOf(project);
    expect(JSON.parse(stdout)).toEqual({ id: event.event_id });
    expect(error).toMatchObject({ title: 'TypeError: Hello Glet' });
  });
});
