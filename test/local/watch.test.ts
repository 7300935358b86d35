import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { startRunner } from '../kit/local/runner.ts';
import { ROOT } from '../kit/local-server.ts';

/** After some changes all functions are bundled, and the whole stack is synthesized. */
const PATIENCE = { timeout: 60_000 };

/** Others may be reading the sources here, so a copy is edited. */
function copyOfTheProject(): string {
  const copy = temporaryDirectory();
  for (const name of ['cli', 'docs', 'functions', 'infra', 'local', 'pages', 'shared', 'cdk.json', 'package.json'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

it('npm run dev takes over each saved change, keeps the last good version and fails no request', async () => {
  const root = copyOfTheProject();
  const runner = startRunner({ GLET_DATA_DIR: temporaryDirectory() }, ['--watch'], root);
  const base = await runner.ready;
  const file = join(root, 'functions/gitlab/openapi/get.ts');
  const source = readFileSync(file, 'utf8');
  const save = (text: string): void => writeFileSync(file, text);
  const version = (text: string): string => source.replace(/async \(.*/s, `async () => ({ body: '${text}' }));\n`);
  const statuses = new Set<number>();
  const answer = async (): Promise<string> => {
    const response = await fetch(`${base}/openapi.json`);
    statuses.add(response.status);
    return response.text();
  };

  expect(JSON.parse(await answer())).toMatchObject({ openapi: '3.1.0' });
  save(version('changed'));
  await expect.poll(answer, PATIENCE).toContain('changed');
  save('export const = ;');
  await expect.poll(runner.output, PATIENCE).toContain('functions/gitlab/openapi/get.ts:1:13');
  expect(await answer()).toContain('changed');
  save(version('mended'));
  await expect.poll(answer, PATIENCE).toContain('mended');

  const style = join(root, 'pages/style.css');
  const shell = async (): Promise<string> => (await fetch(`${base}/ui/`)).text();
  const before = await shell();
  writeFileSync(style, `${readFileSync(style, 'utf8')}\n#changed { color: red }\n`);
  await expect.poll(shell, PATIENCE).not.toBe(before);
  const [, css] = /href="\/api([^"]+\.css)"/.exec(await shell())!;
  expect(await (await fetch(base + css!)).text()).toContain('#changed');

  const infra = join(root, 'infra/constructs/gateway-responses.ts');
  writeFileSync(infra, readFileSync(infra, 'utf8').replace('404 Not Found', '404 Not Here'));
  const absent = async (): Promise<string> => (await fetch(`${base}/nowhere`)).text();
  await expect.poll(absent, PATIENCE).toBe('{"error":"404 Not Here"}');
  expect([...statuses]).toEqual([200]);
  runner.kill('SIGTERM');
  expect(await runner.ended).toBe(0);
}, 120_000);
