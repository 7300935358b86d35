import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync, type BuildOptions } from 'esbuild';
import { bundleFunctions } from '../../infra/bundle.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What nobody has thought about: the least that can talk to the table. */
const NAIVE_HANDLER = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async () => db;
`;

/** What CDK's NodejsFunction gives esbuild unless told otherwise. */
const CDK_DEFAULTS = {
  stdin: { contents: NAIVE_HANDLER, resolveDir: ROOT, loader: 'ts' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  logLevel: 'error',
} as const satisfies BuildOptions;

/** The naive handler with the SDK bundled, the goal's yardstick. */
export const NAIVE = 'naive handler, SDK in the bundle';
/** The naive handler as CDK bundles it for real: the SDK is left out and found in `node_modules`, as Lambda's runtime does. */
export const NAIVE_EXTERNAL = 'naive handler, SDK from node_modules';

export interface Bundle {
  name: string;
  file: string;
  bytes: number;
  gzipBytes: number;
}

/** Builds everything below the project, for the second baseline has to find `node_modules`. */
export function buildBundles(): { bundles: Bundle[]; remove: () => void } {
  mkdirSync(join(ROOT, '.local'), { recursive: true });
  const directory = mkdtempSync(join(ROOT, '.local', 'bench-'));
  const naive = join(directory, 'naive.cjs');
  const naiveExternal = join(directory, 'naive-external.cjs');
  buildSync({ ...CDK_DEFAULTS, outfile: naive });
  buildSync({ ...CDK_DEFAULTS, outfile: naiveExternal, external: ['@aws-sdk/*', '@smithy/*'] });
  bundleFunctions(directory);
  const functions = Object.entries({ ...ENDPOINTS, ...CONSUMERS }).map(([name, row]) =>
    describe(name, join(directory, row.function, 'index.mjs')),
  );
  return {
    bundles: [describe(NAIVE, naive), describe(NAIVE_EXTERNAL, naiveExternal), ...functions],
    remove: () => rmSync(directory, { recursive: true }),
  };
}

function describe(name: string, file: string): Bundle {
  const content = readFileSync(file);
  return { name, file, bytes: content.length, gzipBytes: gzipSync(content).length };
}
