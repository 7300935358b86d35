import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { GRANTS } from '../infra/grants.ts';
import { PAGES } from '../shared/api/pages.ts';
import { JOBS } from '../shared/api/jobs.ts';
import { CONSUMERS } from '../shared/api/stream.ts';
import { pathsOf } from '../shared/api/paths.ts';
import type { Endpoint } from '../shared/api/row.ts';
import { ENDPOINTS } from '../shared/api/index.ts';
import { DEPLOYED, IMPORT_RULES } from './import-rules.ts';
import { BLOCK, DOCUMENT, importTable } from './import-table.ts';
import { importsOf, isWithin, linesOf, packageOf, placeOf, sourcesOf, textOf, topFolders } from './kit/imports.ts';
import { readBlock } from './kit/marked-block.ts';

const PLACES = Object.keys(IMPORT_RULES);

describe('who may import whom', () => {
  it.each(PLACES)('%s keeps to its rule', (place) => {
    const { may, types = [] } = IMPORT_RULES[place]!;
    const wrong = importsOf(place)
      .filter(({ file }) => placeOf(file, PLACES) === place)
      .filter(({ target, isType, isPackage }) => {
        const allowed = [...may, ...(isType ? types : [])];
        if (isPackage && may.includes('packages')) return false;
        return placeOf(target, PLACES) !== place && !allowed.some((one) => isWithin(target, one));
      });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('every source file on the disk belongs to a rule, and every rule has files', () => {
    const files = topFolders().flatMap(sourcesOf);
    expect(files.filter((file) => placeOf(file, PLACES) === null)).toEqual([]);
    expect(PLACES.filter((place) => sourcesOf(place).length === 0)).toEqual([]);
  });

  it('the table in docs/architecture.md says the same: run `npm run docs` after changing a rule', () => {
    expect(readBlock(DOCUMENT, BLOCK)).toBe(importTable());
  });

  it('a function imports no other function', () => {
    const wrong = importsOf('functions').filter(({ target }) => isWithin(target, 'functions'));
    expect(wrong).toEqual([]);
  });

  it('what runs names only packages that are installed with it, and the rest is declared too', () => {
    const runtime = Object.keys(manifest.dependencies);
    const all = [...runtime, ...Object.keys(manifest.devDependencies)];
    expect(undeclared(DEPLOYED, runtime)).toEqual([]);
    expect(undeclared(topFolders(), all)).toEqual([]);
  });
});

describe('the pages', () => {
  const names = (file: string): boolean => /['"`/]pages\/[\w-]+\.(?:tsx?|css|svg)\b/.test(textOf(file));

  it('are imported by nobody, and named by what builds them alone', () => {
    const others = ['infra', 'functions', 'shared', 'local', 'cli', 'bench'];
    expect(others.flatMap(importsOf).filter(({ target }) => isWithin(target, 'pages'))).toEqual([]);
    expect(['infra', 'local', 'cli'].flatMap(sourcesOf).filter(names)).toEqual(['infra/bundle-pages.ts']);
  });

  it('have one tsconfig of their own, which the check reads', () => {
    expect(manifest.scripts.check).toContain('tsc -p pages');
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
    // Those that call others read a status.
    const calling = ['shared/aws', 'shared/lambda', 'shared/outbound', 'shared/s3', 'shared/ssm'];
    const others = ['shared/http', 'shared/api', ...calling];
    const folders = readdirSync('shared').map((name) => `shared/${name}`);
    const places = ['functions', ...folders].filter((place) => !others.includes(place));
    // A property, or a text such as '400 Bad request'.
    const status = /statusCode|\bstatus: \d{3}\b|['"`][1-5]\d\d [A-Z]/;
    expect(places.flatMap(sourcesOf).filter((file) => status.test(textOf(file)))).toEqual([]);
  });

  it('has no sentences in functions: a refusal has a code, and the dialect its words', () => {
    const texts = sourcesOf('functions').flatMap((file) => literalsOf(textOf(file)));
    expect(texts.filter((text) => /[a-z]+ [a-z]+/i.test(text))).toEqual([]);
  });

  it('has one pipeline for every dialect, which knows none of them', () => {
    const neutral = sourcesOf('shared/http').filter(
      (file) => !isWithin(file, 'shared/http/dialects') && file !== 'shared/http/collector-pipeline.ts',
    );
    expect(neutral.filter((file) => /gitlab|sentry'|grape|\brack\b|\brails\b/i.test(textOf(file)))).toEqual([]);
    const imports = importsOf('shared/http').filter(({ file }) => neutral.includes(file));
    expect(imports.filter(({ target }) => isWithin(target, 'shared/http/dialects'))).toEqual([]);
  });

  it('has dialects that do not import each other', () => {
    const dialects = readdirSync('shared/http/dialects').map((name) => `shared/http/dialects/${name}`);
    const wrong = dialects.flatMap((own) =>
      importsOf(own).filter(({ target }) => isWithin(target, 'shared/http/dialects') && !isWithin(target, own)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('contract, function, test and grant belong together, one each', () => {
  const rows = Object.entries(ENDPOINTS) as [string, Endpoint][];
  const pages = Object.entries(PAGES);
  const functions = [...rows, ...pages, ...Object.entries(CONSUMERS), ...Object.entries(JOBS)];

  it('every row has a function, and every function a row', () => {
    const files = sourcesOf('functions').map((file) => file.replace(/^functions\/(.*)\.ts$/, '$1'));
    expect(functions.map(([, row]) => row.function).toSorted()).toEqual(files.toSorted());
  });

  it.each(rows)('%s: its function names its row', (name, row) => {
    expect(textOf(`functions/${row.function}.ts`)).toMatch(new RegExp(`(endpoint|collector)\\(\\s*${name}\\b`));
  });

  it.each(rows)('%s: its scope is what its paths name', (_name, { path, alsoAt, scope }) => {
    // GitLab calls the id of a group `id`, too.
    const names = path.includes('/{id}') && !/^\/v4\/(?:groups|namespaces)\//.test(path);
    expect(scope).toBe(names ? 'project' : scopeInSentry(path, alsoAt));
  });

  it.each(rows)('%s: it asks for a level in a project only where there is one', (_name, { access, scope }) => {
    expect(typeof access === 'string' || scope !== 'none').toBe(true);
  });

  it.each(rows)('%s: its function is in the folder of its dialect', (_name, row) => {
    expect(row.function.split('/')[0]).toBe(row.dialect);
  });

  it('every row has an API test of the same name', () => {
    const tests = new Set(sourcesOf('test/api'));
    expect(
      [...rows, ...pages].map(([, row]) => `test/api/${row.function}.test.ts`).filter((file) => !tests.has(file)),
    ).toEqual([]);
  });

  it('every test below the name of a resource is of a row, or of more than one', () => {
    const resources = new Set(rows.map(([, row]) => row.function.split('/').slice(0, -1).join('/')));
    const verbs = new Set(rows.map(([, row]) => `test/api/${row.function}.test.ts`));
    const others = [...resources]
      .flatMap((resource) => sourcesOf(`test/api/${resource}`))
      .filter((file) => !verbs.has(file) && !isOfBothCollectors(file));
    expect(others).toEqual([
      'test/api/gitlab/settings/external-sentry.test.ts',
      'test/api/gitlab/errors/snooze.test.ts',
      'test/api/gitlab/alert-destinations/mails.test.ts',
    ]);
  });

  it('every function has a grant, and every grant a function', () => {
    expect(Object.keys(GRANTS).toSorted()).toEqual(functions.map(([name]) => name).toSorted());
  });

  it('no two rows share a function, or a method and path', () => {
    expect(distinct(functions.map(([, row]) => row.function))).toBe(functions.length);
    const opened = pages.flatMap(([, { paths }]) => paths.map((path) => ({ method: 'GET', path })));
    const declared = rows.flatMap(([, row]) => pathsOf(row).map((path) => ({ method: row.method, path })));
    const routes = [...declared, ...opened];
    expect(distinct(routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\+?\}/g, '{}')}`))).toBe(
      routes.length,
    );
  });
});

/** SDKs send to either endpoint of the collector, and most of what is true of one is true of both. */
const isOfBothCollectors = (file: string): boolean => file.startsWith('test/api/collector/');

/** Imports at run time of packages that are not among these. */
const undeclared = (places: string[], declared: string[]): string[] =>
  places
    .flatMap(importsOf)
    .filter(({ target, isType, isPackage }) => !isType && isPackage && !declared.includes(packageOf(target)))
    .map(({ file, target }) => `${file} imports ${target}`);

/** The string literals of a source, without its comments. */
function literalsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '');
  return [...code.matchAll(/(['"`])((?:\\.|(?!\1).)*)\1/g)].map((match) => match[2]!);
}

/** What a path names in Sentry's dialect. */
function scopeInSentry(path: string, alsoAt = ''): Endpoint['scope'] {
  if (path.includes('/{issue}')) return 'issue';
  if (!`${path}${alsoAt}`.includes('/{organization}')) return 'none';
  return path.includes('/{project}') && alsoAt === '' ? 'project' : 'projects';
}

const distinct = (values: string[]): number => new Set(values).size;
