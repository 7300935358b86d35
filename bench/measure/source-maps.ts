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

/** What an event of thirty frames takes, from its JSON to what is stored. CPU milliseconds. */
export interface EventCost {
  /** In a project without maps. */
  unmappedMs: number;
  /** The first of a process that maps: all code is new to the engine, and so much is read of the bucket. */
  firstMs: number;
  reads: number;
  bytes: number;
  /** Of an artifact that is open, its blocks to be read and unpacked; and the same frames once more. */
  othersMs: number;
  againMs: number;
}

export interface SourceMapCost extends BuilderCost, EventCost {
  name: string;
}

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
      const built = probe('builder-probe.ts', place) as BuilderCost;
      const mapped = probe('event-probe.ts', place) as EventCost;
      progress((index + 1) / maps.length);
      return { name, ...built, ...mapped };
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function probe(file: string, directory: string): unknown {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [path, directory], { encoding: 'utf8' }));
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
