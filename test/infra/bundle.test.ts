import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../cli/openapi-document.ts';
import { bundle } from '../../infra/bundle.ts';
import { JOBS } from '../../shared/api/jobs.ts';
import { PAGES } from '../../shared/api/pages.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { FUNCTION_VARIABLES } from '../kit/surroundings.ts';
import { runNode } from '../kit/run.ts';
import { FUNCTION_SURROUNDINGS as VARIABLES } from './function-surroundings.ts';
import { COLLECTOR, LATER, SHOW_AN_EVENT } from './later-parts.ts';
import { functionOf, templateOf } from './synthesis.ts';

/** A little above the largest of today: import time goes with size, and a new dependency should be a decision. */
const MAX_BUNDLE_KB = 420;
/** What an event is read, scrubbed and grouped by is some 110 KB, of no library. */
const MAX_COLLECTOR_KB = 470;
/** What shows an event says why it was grouped so, by the rules themselves: 56 KB beside what reads it. */
const MAX_SHOWN_EVENT_KB = 470;
/** It alone reads scripts, with acorn, 114 KB, and groups events, 110 KB. Nobody waits for it to be loaded. */
const MAX_BUILDER_KB = 600;
/** They alone bring the OpenID library, some 35 KB, and the way out. */
const SIGN_IN = ['begin', 'finish'].map((verb) => `gitlab/sign-in/${verb}`);
/** What answers with pages is small enough that its cold start is that of the runtime alone. */
const MAX_PAGE_KB = 12;
/** The document of the API, which one function hands out, in the form in which it is bundled. */
const DOCUMENT_KB = Buffer.byteLength(JSON.stringify(openApiDocument())) / 1024;

/** Classes of what `infra/bundle.ts` leaves out: they come back when a release of the SDK moves a file. */
const LEFT_OUT = 'SSOClient SSOOIDCClient STSClient fromSSO fromInstanceMetadata EventStreamCodec LRUCache'.split(' ');

const directory = mkdtempSync(join(tmpdir(), 'glet-bundle-test-'));
afterAll(() => rmSync(directory, { recursive: true }));
bundle(join(directory, 'all'));

const template = templateOf('acme');
const functions = Object.values({ ...ENDPOINTS, ...PAGES, ...CONSUMERS, ...JOBS }).map((row) => row.function);
const pages = Object.values(PAGES).map((row) => row.function as string);
const bundleOf = (name: string): string => join(directory, 'all', name, 'index.mjs');
const gitlab = (name: string): string => `gitlab/${name}`;
/** What a function is loaded with. */
const firstOf = (name: string): string => readFileSync(bundleOf(name), 'utf8');
const laterFilesOf = (name: string): string[] =>
  readdirSync(join(directory, 'all', name)).filter((file) => file.endsWith('.mjs') && file !== 'index.mjs');
/** All of its code. */
const codeOf = (name: string): string =>
  ['index.mjs', ...laterFilesOf(name)].map((file) => readFileSync(join(directory, 'all', name, file), 'utf8')).join('');

function mostOf(name: string): number {
  if (name.startsWith('collector/')) return MAX_COLLECTOR_KB;
  if (name === JOBS.buildArtifacts.function) return MAX_BUILDER_KB;
  return SHOW_AN_EVENT.includes(name) ? MAX_SHOWN_EVENT_KB : MAX_BUNDLE_KB;
}

/** What packs or reads an event's payload has the dictionaries beside it. */
const PACKING = [...COLLECTOR, 'stream/count-events'];
const UNPACKING = [
  ...['events/get', 'events/latest', 'events/list', 'events/oldest', 'events/source-maps', 'errors/tags'].map(gitlab),
  ...['list', 'get', 'list-of-project', 'get-of-project', 'event-id', 'search'].map((verb) => `sentry/events/${verb}`),
  'sentry/organizations/tags',
  'sentry/issues/list',
  'sentry/issues/tag',
  JOBS.buildArtifacts.function,
  // What waits in the gate of a destination is packed as well.
  ...['list', 'get', 'update', 'test', 'rotate-secret'].map((verb) => gitlab(`alert-destinations/${verb}`)),
  ...['hooks/list', 'hooks/get', 'hooks/update', 'hooks/test', 'alerts/list'].map(gitlab),
  CONSUMERS.changes.function,
  JOBS.deliverAlerts.function,
];
const DICTIONARIES = ['dictionary-1.bin'];

/** What looks source maps up, and so the most that is loaded later. A little above today's. */
const MAX_LATER_KB = 38;
const ASKING = ['errors/list', 'errors/get', 'errors/update', 'events/latest'].map(gitlab);

function filesOf(name: string): string[] {
  if (pages.includes(name)) return ['files', 'index.mjs'];
  const data = [...PACKING, ...UNPACKING].includes(name) ? DICTIONARIES : [];
  const later = LATER.filter(([one]) => one === name).map(([, part]) => `${part}-*.mjs`);
  const asking = ASKING.includes(name) ? ['open-external-sentry-*.mjs'] : [];
  return [...data, 'index.mjs', ...later, ...asking].toSorted();
}

describe('a bundle', () => {
  it.each(functions)('%s is small and has nothing that is never called', (name) => {
    const code = codeOf(name);
    const ownData = name === 'gitlab/openapi/get' ? DOCUMENT_KB : 0;
    expect(firstOf(name).length / 1024 - ownData).toBeLessThan(mostOf(name));
    expect(LEFT_OUT.filter((word) => code.includes(word))).toEqual([]);
  });

  it.each(functions)(
    '%s is one file, its data and what is loaded later, needs Node alone and says nothing of the machine that made it',
    (name) => {
      // A sentence of the OpenID library that reads like an import.
      const code = codeOf(name).replace('obtained from "validateAuthResponse()"', '');
      const files = readdirSync(join(directory, 'all', name)).map((file) =>
        file.replace(/-[A-Z\d]{8}(?=\.mjs$)/, '-*'),
      );
      expect(files).toEqual(filesOf(name));
      expect(code.replaceAll('from"./index.mjs"', '')).not.toMatch(/(?<![:\w"])from\s*"(?!node:)/);
      expect(code).not.toContain('Dynamic require of');
      expect(code).not.toContain(process.cwd());
    },
  );

  it.each(LATER)('%s has %s in a file of its own, which fits to it', async (name, part, words, exported) => {
    const file = laterFilesOf(name).find((one) => one.startsWith(part));
    const code = readFileSync(join(directory, 'all', name, file!), 'utf8');
    expect(code.length / 1024).toBeLessThan(MAX_LATER_KB);
    expect([firstOf(name), code].map((one) => one.includes(words))).toEqual([false, true]);
    expect(firstOf(name)).toContain(`import("./${file}")`);
    const script = `console.log(Object.keys(await import(${JSON.stringify(join(directory, 'all', name, file!))})).join())`;
    const { stdout, stderr } = await runNode(['--input-type=module', '--eval', script], VARIABLES);
    expect([stderr, stdout.trim()]).toEqual(['', exported]);
  });

  it.each(pages)('%s has no library, and knows nothing of the table', (name) => {
    expect(codeOf(name).length / 1024).toBeLessThan(MAX_PAGE_KB);
    expect(codeOf(name)).not.toMatch(/dynamodb|aws-sdk|smithy|middy|powertools/i);
    expect(new Set(codeOf(name).match(/GLET_[A-Z_]+/g))).toEqual(new Set(['GLET_DOMAIN']));
  });

  it.each(functions.filter((name) => !pages.includes(name)))(
    '%s reads the variables that the stack gives it, and no other',
    (name) => {
      const read = new Set(codeOf(name).match(/GLET_[A-Z_]+/g));
      const {
        GLET_TABLE: _,
        GLET_FUNCTION: __,
        ...told
      } = functionOf(template, name).properties['Environment'].Variables;
      const given = Object.keys(told).filter((variable) => variable.startsWith('GLET_'));
      const forTests = Object.keys(FUNCTION_VARIABLES);
      expect([...read].filter((variable) => !forTests.includes(variable)).toSorted()).toEqual(
        ['GLET_DOMAIN', 'GLET_TABLE', ...given].toSorted(),
      );
    },
  );

  it('can call an address that a user gave in those functions alone that ask a Sentry or send alerts, and only if it is public', () => {
    const calling = functions.filter((name) => codeOf(name).includes('node:dns'));
    const asking = ['errors/get', 'errors/list', 'errors/update', 'events/latest'].map(gitlab);
    const sending = [JOBS.deliverAlerts.function, ...['alert-destinations/test', 'hooks/test'].map(gitlab)];
    expect(calling.toSorted()).toEqual([...asking, ...sending, ...SIGN_IN].toSorted());
    const networks = (names: readonly string[]): unknown[] =>
      names.map((name) => codeOf(name).match(/isAllowed:/g)?.length);
    expect(networks(asking)).toEqual(asking.map(() => 1));
    // The other one is for providers of which the operator has said that they are private.
    expect(networks(SIGN_IN)).toEqual(SIGN_IN.map(() => 2));
  });

  it('has the OpenID library in those functions alone that lead to a provider and back', () => {
    expect(functions.filter((name) => codeOf(name).includes('OAUTH_JWT_CLAIM')).toSorted()).toEqual(SIGN_IN);
  });

  it('keeps the names of functions, for a stack trace in the log', () => {
    expect(codeOf('gitlab/settings/put')).toContain('function saveSettings(');
  });

  it('exports a handler', async () => {
    const loaded = functions.map((name) => `typeof (await import(${JSON.stringify(bundleOf(name))})).handler`);
    const root = `process.env.LAMBDA_TASK_ROOT = ${JSON.stringify(join(directory, 'all', PAGES.getPage.function))};`;
    const script = `${root} console.log([${loaded.join(',')}].join())`;
    const { stdout, stderr } = await runNode(['--input-type=module', '--eval', script], VARIABLES);
    expect(stderr).toBe('');
    expect(stdout.trim().split(',')).toEqual(functions.map(() => 'function'));
  });

  it("signs as its role, with the session's token, and goes where AWS_ENDPOINT_URL_DYNAMODB leads", async () => {
    const seen: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const script = `const { handler } = await import(${JSON.stringify(bundleOf('projects/purge'))});
      const order = { projects: [1], errors: [], artifacts: [] };
      await handler(order, { getRemainingTimeInMillis: () => 60_000 });`;
    const { stderr } = await runNode(['--input-type=module', '--eval', script], {
      ...VARIABLES,
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    });
    server.close();
    expect(stderr).toBe('');
    expect(seen.length).toBeGreaterThan(0);
    for (const headers of seen)
      expect(headers).toMatchObject({
        'x-amz-security-token': 'session',
        authorization: expect.stringMatching(/Credential=ASIAROLE\/\d+\/eu-central-1\/dynamodb\//),
      });
  });
});
