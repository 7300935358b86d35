import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { GRANTS } from '../infra/grants.ts';
import { CONSUMERS } from '../shared/api/stream.ts';
import type { Endpoint } from '../shared/api/row.ts';
import { ENDPOINTS } from '../shared/api/index.ts';
import { importsOf, isWithin, linesOf, packageOf, sourcesOf, textOf } from './kit/imports.ts';

/**
 * Who may import whom, besides itself: docs/architecture.md says why. `types`: as a type only.
 * Nobody is in the list of `test` and `bench`: they may import what they look at, and nobody may import them.
 */
const RULES: Record<string, { may: string[]; types?: string[] }> = {
  'shared/domain': { may: ['node:'] },
  'shared/api': { may: [], types: ['shared/domain'] },
  'shared/auth': { may: ['shared/domain'] },
  'shared/ingest': { may: ['shared/domain', 'node:'] },
  'shared/outbound': { may: ['shared/domain', 'node:'] },
  'shared/external-sentry': { may: ['shared/domain', 'shared/outbound', 'node:'], types: ['shared/present'] },
  'shared/present': { may: ['shared/domain', 'shared/ingest'] },
  'shared/store': { may: ['shared/domain', '@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'] },
  'shared/ssm': { may: ['shared/domain', 'shared/store', '@smithy/signature-v4', 'node:'] },
  'shared/http': { may: ['shared/domain', 'shared/api', 'shared/auth', '@middy'], types: ['aws-lambda'] },
  'shared/services': {
    may: [
      'shared/domain',
      'shared/store',
      'shared/ingest',
      'shared/present',
      'shared/external-sentry',
      'shared/outbound',
    ],
  },
  'shared/entry': {
    may: ['shared', '@aws-lambda-powertools/logger', '@aws-sdk/util-dynamodb'],
    types: ['aws-lambda', '@aws-sdk/client-dynamodb'],
  },
  functions: { may: ['shared', 'docs/openapi.json'] },
  infra: {
    may: ['shared/api', 'shared/store/table/keys.ts', 'aws-cdk-lib', 'cdk-nag', 'constructs', 'esbuild', 'node:'],
  },
  local: { may: ['node:'], types: ['aws-lambda'] },
  cli: { may: ['shared', '@aws-sdk/client-cloudformation', 'node:'], types: ['@aws-sdk/client-dynamodb'] },
};

describe('who may import whom', () => {
  it.each(Object.keys(RULES))('%s keeps to its list', (place) => {
    const { may, types = [] } = RULES[place]!;
    const imports = importsOf(place);
    const wrong = imports.filter(({ target, isType }) => {
      const allowed = [place, ...may, ...(isType ? types : [])];
      return !allowed.some((one) => isWithin(target, one));
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('the list has every folder of the house, so that nothing escapes it', () => {
    const folders = ['functions', 'infra', 'local', 'cli', ...readdirSync('shared').map((name) => `shared/${name}`)];
    expect(
      Object.keys(RULES)
        .filter((place) => sourcesOf(place).length > 0)
        .toSorted(),
    ).toEqual(folders.filter((place) => sourcesOf(place).length > 0).toSorted());
  });

  it('a function imports no other function', () => {
    const wrong = importsOf('functions').filter(({ target }) => isWithin(target, 'functions'));
    expect(wrong).toEqual([]);
  });

  it('what runs names only packages that are installed with it, and the rest is declared too', () => {
    const runtime = Object.keys(manifest.dependencies);
    const all = [...runtime, ...Object.keys(manifest.devDependencies), 'aws-lambda'];
    expect(undeclared(['shared', 'functions'], runtime)).toEqual([]);
    expect(undeclared(['infra', 'local', 'cli', 'bench', 'test'], all)).toEqual([]);
  });
});

describe('what runs', () => {
  it('reads its environment in one place', () => {
    const readers = ['shared', 'functions'].flatMap(sourcesOf).filter((file) => textOf(file).includes('process.env'));
    expect(readers).toEqual(['shared/entry/environment.ts']);
  });

  it('is glue in functions, at most 40 lines', () => {
    const long = sourcesOf('functions').filter((file) => linesOf(file) > 40);
    expect(long).toEqual([]);
  });

  it('talks of statuses in shared/http and in the contract, nowhere else', () => {
    const places = ['functions', 'shared/store', 'shared/domain', 'shared/auth', 'shared/present', 'shared/services'];
    const wrong = places.flatMap(sourcesOf).filter((file) => /statusCode|\bstatus: \d{3}\b/.test(textOf(file)));
    expect(wrong).toEqual([]);
  });
});

describe('contract, function, test and grant belong together, one each', () => {
  const rows = Object.entries(ENDPOINTS) as [string, Endpoint][];
  const functions = [...rows, ...Object.entries(CONSUMERS)];

  it('every row has a function, and every function a row', () => {
    const files = sourcesOf('functions').map((file) => file.replace(/^functions\/(.*)\.ts$/, '$1'));
    expect(functions.map(([, row]) => row.function).toSorted()).toEqual(files.toSorted());
  });

  it.each(rows)('%s: its function names its row', (name, row) => {
    expect(textOf(`functions/${row.function}.ts`)).toMatch(new RegExp(`(endpoint|collector)\\(\\s*${name}\\b`));
  });

  it('every row has an API test of the same name', () => {
    const tests = new Set(sourcesOf('test/api'));
    expect(rows.map(([, row]) => `test/api/${row.function}.test.ts`).filter((file) => !tests.has(file))).toEqual([]);
  });

  it('every test below the name of a resource is of a row, or of more than one', () => {
    const resources = new Set(rows.map(([, row]) => row.function.split('/').slice(0, -1).join('/')));
    const verbs = new Set(rows.map(([, row]) => `test/api/${row.function}.test.ts`));
    const others = [...resources]
      .flatMap((resource) => sourcesOf(`test/api/${resource}`))
      .filter((file) => !verbs.has(file) && !isOfBothCollectors(file));
    expect(others).toEqual(['test/api/gitlab/settings/external-sentry.test.ts']);
  });

  it('every function has a grant, and every grant a function', () => {
    expect(Object.keys(GRANTS).toSorted()).toEqual(functions.map(([name]) => name).toSorted());
  });

  it('no two rows share a function, or a method and path', () => {
    expect(distinct(functions.map(([, row]) => row.function))).toBe(functions.length);
    expect(distinct(rows.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`))).toBe(
      rows.length,
    );
  });
});

/** SDKs send to either endpoint of the collector, and most of what is true of one is true of both. */
const isOfBothCollectors = (file: string): boolean => file.startsWith('test/api/collector/');

/** Imports at run time of packages that are not among these. */
const undeclared = (places: string[], declared: string[]): string[] =>
  places
    .flatMap(importsOf)
    .filter(({ target, isType }) => !isType && isPackage(target) && !declared.includes(packageOf(target)))
    .map(({ file, target }) => `${file} imports ${target}`);

const distinct = (values: string[]): number => new Set(values).size;

function isPackage(target: string): boolean {
  return (
    !target.startsWith('node:') && !/^(shared|functions|infra|local|cli|bench|test|docs|package\.json)\b/.test(target)
  );
}
