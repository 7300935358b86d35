import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type BuildResult } from 'esbuild';
import { CONSUMERS } from '../shared/api/consumers.ts';
import { ENDPOINTS } from '../shared/api/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROWS = Object.entries({ ...ENDPOINTS, ...CONSUMERS });

export function bundleFunctions(outdir: string): void {
  const missing = ROWS.filter(([, row]) => !existsSync(sourceOf(row.function)));
  if (missing.length > 0)
    throw new Error(
      missing.map(([name, row]) => `shared/api names ${name}, but there is no functions/${row.function}.ts`).join('\n'),
    );
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(ROWS.map(([, row]) => [`${row.function}/index`, sourceOf(row.function)])),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

export function sourceOf(name: string): string {
  return join(ROOT, 'functions', `${name}.ts`);
}

if (import.meta.main) {
  bundleFunctions(process.argv[3]!);
}
