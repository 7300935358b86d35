import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realMap, type RealMap } from '../../test/kit/source-maps/real-maps.ts';

/** What building the index of a map takes, in a fresh process. */
export interface BuilderCost {
  cpuMs: number;
  /** Of the process; one that does nothing has 45. */
  peakMb: number;
  mappings: number;
  mapBytes: number;
  indexBytes: number;
  textBytes: number;
}

/** What mapping 30 frames takes that are anywhere in the script, ten of them with their line. CPU. */
export interface LookUpCost {
  /** The first time in a process: what is read, and its time with all code new to the engine. */
  bytes: number;
  reads: number;
  coldMs: number;
  /** Other frames of an index that was opened before, its blocks to be unpacked; and the same frames once more. */
  warmMs: number;
  keptMs: number;
}

export interface SourceMapCost extends BuilderCost, LookUpCost {
  name: string;
}

const PROBE = fileURLToPath(new URL('source-map-probe.ts', import.meta.url));

/** Of maps of about 1, 10 and 50 MB, which is made of copies of the one before in sections. */
export async function measureSourceMaps(progress: (done: number) => void): Promise<SourceMapCost[]> {
  const directory = mkdtempSync(join(tmpdir(), 'source-maps-'));
  try {
    const middle = await realMap(['oidc-provider', 'playwright-core']);
    const maps: [string, RealMap][] = [
      ['1 MB', await realMap(['@aws-sdk/client-dynamodb'])],
      ['10 MB', middle],
      ['50 MB', repeated(middle, 4)],
    ];
    return maps.map(([name, { map, script }], index) => {
      const place = join(directory, String(index));
      mkdirSync(place);
      writeFileSync(join(place, 'app.js'), script);
      writeFileSync(join(place, 'app.js.map'), map);
      const built = probe('build', place) as BuilderCost;
      const looked = probe('look-up', place) as LookUpCost;
      progress((index + 1) / maps.length);
      return { name, ...built, ...looked };
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function probe(what: 'build' | 'look-up', directory: string): unknown {
  return JSON.parse(execFileSync(process.execPath, [PROBE, what, directory], { encoding: 'utf8' }));
}

/** Copies one behind the other, each in a function of its own, as bundles are put together. */
function repeated({ script, map }: RealMap, times: number): RealMap {
  const text = script.toString().replace(/\n*$/, '\n');
  const lines = text.split('\n').length - 1;
  const one = JSON.parse(map.toString()) as object;
  const sections = Array.from({ length: times }, (_, index) => ({
    offset: { line: index * lines, column: 0 },
    map: one,
  }));
  return {
    script: Buffer.from(text.repeat(times)),
    map: Buffer.from(JSON.stringify({ version: 3, sections })),
  };
}
