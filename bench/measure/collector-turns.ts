import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lowerQuartile, median } from '../../test/kit/statistics.ts';
import { importOnce } from './import-time.ts';

/** What the function that takes envelopes costs where a project has no source maps. */
export interface CollectorFigures {
  bytes: number;
  importMs: number;
  importCpuMs: number;
  /** Processor time of a warm request with an event, without the table. */
  requestCpuMs: number;
}

export interface CollectorTurns {
  own: CollectorFigures;
  /** Of the other copy of the project; `null`: there is none. */
  other: CollectorFigures | null;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROBE = fileURLToPath(new URL('collector-probe.ts', import.meta.url));
const COLLECTOR = 'collector/envelope';
const REQUESTS = 200;

/**
 * Measures the collector, in turns with that of another copy of the project: whatever else the machine does meets both.
 * @param against root of the other copy, with its dependencies installed; `null`: none
 */
export function measureCollector(
  rounds: number,
  against: string | null,
  progress: (done: number) => void,
): CollectorTurns {
  const directory = mkdtempSync(join(tmpdir(), 'glet-collector-'));
  try {
    const roots = [ROOT, ...(against === null ? [] : [against])];
    const copies = roots.map((root, index) => ({ root, file: bundled(root, join(directory, String(index))) }));
    const samples = copies.map(() => ({ ms: [] as number[], cpuMs: [] as number[], request: [] as number[] }));
    for (let round = 0; round <= rounds; round++) {
      for (const [index, { root, file }] of copies.entries()) {
        const { ms, cpuMs } = importOnce(file);
        // The first turn fills the file cache. A request takes its own lower quartile, so a few turns are enough.
        if (round === 0) continue;
        samples[index]!.ms.push(ms);
        samples[index]!.cpuMs.push(cpuMs);
        if (round <= Math.ceil(rounds / 3)) samples[index]!.request.push(requestCpuMs(root));
      }
      progress(round / rounds);
    }
    const [own, other = null] = copies.map(({ file }, index) => {
      const { ms, cpuMs, request } = samples[index]!;
      const times = { importMs: lowerQuartile(ms), importCpuMs: median(cpuMs), requestCpuMs: lowerQuartile(request) };
      return { bytes: statSync(file).size, ...times };
    });
    return { own: own!, other };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function bundled(root: string, directory: string): string {
  execFileSync(process.execPath, ['infra/bundle.ts', '--out', directory, '--only', COLLECTOR], { cwd: root });
  return join(directory, COLLECTOR, 'index.mjs');
}

function requestCpuMs(root: string): number {
  return Number(execFileSync(process.execPath, [PROBE, root, String(REQUESTS)], { cwd: root, encoding: 'utf8' }));
}
