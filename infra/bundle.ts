import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync, type BuildFailure, type BuildOptions, type Metafile } from 'esbuild';
import { PAGES } from '../shared/api/pages.ts';
import { JOBS } from '../shared/api/jobs.ts';
import { CONSUMERS } from '../shared/api/stream.ts';
import { ENDPOINTS } from '../shared/api/index.ts';
import { bundleWithChunks, lazyPartsOf } from './bundle-chunks.ts';
import { bundlePages } from './bundle-pages.ts';
import { UserError, reportingUserErrors } from './user-error.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every function by the name of its row in the contract. */
const FUNCTIONS: readonly { row: string; file: string }[] = Object.entries({
  ...ENDPOINTS,
  ...PAGES,
  ...CONSUMERS,
  ...JOBS,
}).map(([row, { function: file }]) => ({ row, file }));

/**
 * What is uploaded, measured against one minimal handler with CDK's defaults (import 59 ms, 1316 KB): 29 ms, 344 KB.
 *
 * - `mainFields`: the SDK's ES modules can be shaken, its CommonJS cannot.
 * - `alias`: without the SDK's credential chain, 52 → 34 ms; without its event streams, 34 → 29 ms.
 * - Identifiers keep their names: shortening them saves 150 KB and no time, and a stack trace in the log would name no
 *   function. A source map would be read at the first error, for longer than the request takes.
 */
const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  alias: {
    '@aws/lambda-invoke-store': `${ROOT}infra/lambda-invoke-store.ts`,
    '@aws-sdk/lib-dynamodb': `${ROOT}infra/document-client.ts`,
    '@aws-sdk/credential-provider-node': `${ROOT}infra/lambda-credentials.ts`,
    '@aws-sdk/middleware-endpoint-discovery': `${ROOT}infra/no-endpoint-discovery.ts`,
    '@smithy/core/checksum': `${ROOT}infra/node-checksum.ts`,
    '@smithy/core/config': `${ROOT}infra/lambda-config.ts`,
    '@smithy/core/event-streams': `${ROOT}infra/no-event-streams.ts`,
    '@smithy/core/retry': `${ROOT}infra/standard-retry.ts`,
  },
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'error',
  absWorkingDir: ROOT,
} as const satisfies BuildOptions;

/**
 * Writes all that a stack is made of: the functions' bundles, and into those of the pages what a browser loads.
 * @param only names of functions, such as `gitlab/settings/get`: what these are made of alone; `null`: everything
 */
export function bundle(outdir: string, only: readonly string[] | null = null): void {
  const isWanted = (name: string): boolean => only === null || only.includes(name);
  bundleFunctions(
    outdir,
    FUNCTIONS.filter(({ file }) => isWanted(file)),
  );
  if (Object.values(PAGES).some((row) => isWanted(row.function))) bundlePages(outdir);
}

/**
 * Bundles every function that the contract names to `<outdir>/<resource>/<verb>/index.mjs`. One esbuild for all of them:
 * they share the parsed SDK, half a second where a build per function takes ten.
 * @throws UserError naming the rows that have no function.
 */
export function bundleFunctions(outdir: string, functions = FUNCTIONS): void {
  const missing = functions.filter(({ file }) => !existsSync(`${ROOT}functions/${file}.ts`));
  if (missing.length > 0) {
    throw new UserError(
      missing.map(({ row, file }) => `shared/api has a row ${row}, but functions/${file}.ts does not exist`).join('\n'),
    );
  }
  const entryPoints = functions.map(({ file }) => ({ in: `functions/${file}.ts`, out: `${file}/index` }));
  try {
    const { inputs: all, outputs } = buildSync({ ...OPTIONS, entryPoints, outdir, metafile: true }).metafile;
    for (const some of ofOneKind(outputs, all)) bundleWithChunks(outdir, some, OPTIONS);
    for (const [file, { inputs }] of Object.entries(outputs))
      if ((inputs[DICTIONARIES]?.bytesInOutput ?? 0) > 0) copyDictionaries(dirname(join(ROOT, file)));
  } catch (error) {
    // esbuild has printed what is wrong, with its line.
    throw isBuildFailure(error) ? new UserError('the functions cannot be bundled, see above') : error;
  }
}

/**
 * The functions that load something later, those of the same parts together: what esbuild splits has in what any of its entry points
 * loads all that another one needs of it.
 */
function ofOneKind(outputs: Metafile['outputs'], inputs: Metafile['inputs']): string[][] {
  const functions = Object.values(outputs).map(({ entryPoint = '', inputs: own }) => ({
    file: entryPoint.replace(/^functions\/(.*)\.ts$/, '$1'),
    parts: lazyPartsOf(Object.keys(own), inputs),
  }));
  const kinds = Map.groupBy(
    functions.filter(({ parts }) => parts.length > 0),
    ({ parts }) => parts.toSorted().join(),
  );
  return [...kinds.values()].map((some) => some.map(({ file }) => file));
}

/** The module that reads dictionaries from beside itself: in a bundle, from beside that. */
const DICTIONARIES = 'shared/domain/packing/dictionaries.ts';

/** All of them: a function meets events that were packed with any. Base64 in the bundle would take its room. */
function copyDictionaries(directory: string): void {
  const source = dirname(join(ROOT, DICTIONARIES));
  for (const name of readdirSync(source).filter((file) => file.endsWith('.bin')))
    writeFileSync(join(directory, name), readFileSync(join(source, name)));
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error;
}

/** `node infra/bundle.ts --out DIR [--only FUNCTION …]`: the bundles alone, without loading CDK; for a runner that watches the sources. */
if (import.meta.main) {
  reportingUserErrors(() => {
    const { out, only = null } = parseArgs({
      options: { out: { type: 'string' }, only: { type: 'string', multiple: true } },
    }).values;
    if (!out) throw new UserError('give the directory to write to: node infra/bundle.ts --out DIR');
    bundle(out, only);
  });
}
