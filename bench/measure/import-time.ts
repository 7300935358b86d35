import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildBundles, NAIVE, NAIVE_EXTERNAL, type Bundle } from './bundles.ts';
import { FUNCTION_ENVIRONMENT } from '../../test/kit/metering/handlers.ts';
import { lowerQuartile, median } from '../../test/kit/statistics.ts';

const PROBE = fileURLToPath(new URL('import-probe.ts', import.meta.url));

/** The environment of a function, and nothing of this machine's that might change what the SDK does. */
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_REGION: 'eu-central-1',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
  ...FUNCTION_ENVIRONMENT,
  LAMBDA_TASK_ROOT: '/var/task',
  POWERTOOLS_LOG_LEVEL: 'INFO',
};

export interface ImportTime extends Bundle {
  ms: number;
  /** Processor time of the same, all threads; other work on the machine disturbs it less. */
  cpuMs: number;
  /** To the naive handler with the SDK bundled, and with the SDK from `node_modules`. */
  ratio: number;
  ratioExternal: number;
  cpuRatio: number;
}

/**
 * Import time of every bundle, each import in a fresh process. All bundles take turns, so that whatever else the
 * machine does falls on all of them; the first turn fills the file cache and does not count.
 */
export function measureImports(rounds: number, progress: (done: number) => void): ImportTime[] {
  const { bundles, remove } = buildBundles();
  try {
    const samples = new Map<string, Sample[]>(bundles.map(({ name }) => [name, []]));
    for (let round = 0; round <= rounds; round++) {
      for (const { name, file } of bundles) {
        const sample = importOnce(file);
        if (round > 0) samples.get(name)!.push(sample);
      }
      progress(round / rounds);
    }
    const timeOf = (name: string): number => lowerQuartile(samples.get(name)!.map(({ ms }) => ms));
    const cpuOf = (name: string): number => median(samples.get(name)!.map(({ cpuMs }) => cpuMs));
    return bundles.map((bundle) => {
      const [ms, cpuMs] = [timeOf(bundle.name), cpuOf(bundle.name)];
      const [ratio, ratioExternal] = [ms / timeOf(NAIVE), ms / timeOf(NAIVE_EXTERNAL)];
      return { ...bundle, ms, cpuMs, ratio, ratioExternal, cpuRatio: cpuMs / cpuOf(NAIVE) };
    });
  } finally {
    remove();
  }
}

export interface Sample {
  ms: number;
  cpuMs: number;
}

/** Imports a bundle in a fresh process. */
export function importOnce(file: string): Sample {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROBE, file], { env: ENVIRONMENT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} cannot be imported: ${stderr}`);
  return JSON.parse(stdout) as Sample;
}
