// Runs in a process of its own: what it takes to build the index of the script and map in the directory that is given.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildIndex } from '../../shared/source-maps/build/build-index.ts';
import type { BuilderCost } from './source-maps.ts';

const directory = process.argv[2]!;

function measure(): BuilderCost {
  const [map, script] = ['app.js.map', 'app.js'].map((name) => ({ name, bytes: readFileSync(`${directory}/${name}`) }));
  const before = process.cpuUsage();
  const { index, texts, mappings, notes } = buildIndex(map!, script!);
  const { user, system } = process.cpuUsage(before);
  const peakMb = peakKib() / 1024;
  if (notes.length > 0) throw new Error(notes.join('\n'));
  writeFileSync(`${directory}/idx`, index);
  writeFileSync(`${directory}/src`, texts);
  const sizes = { mapBytes: map!.bytes.length, indexBytes: index.length, textBytes: texts.length };
  return { cpuMs: (user + system) / 1000, peakMb, mappings, ...sizes };
}

/** `maxRSS` begins with what the process had that began this one; Linux counts the peak of this one alone. */
function peakKib(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]);
}

console.log(JSON.stringify(measure()));
