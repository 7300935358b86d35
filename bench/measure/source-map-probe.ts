import { readFileSync, writeFileSync } from 'node:fs';
import { debugImagesOf } from '../../shared/source-maps/frames/debug-images.ts';
import type { SentFrame } from '../../shared/source-maps/frames/found-frames.ts';
import { mapFrames } from '../../shared/source-maps/frames/map-frames.ts';
import { openIndex } from '../../shared/source-maps/index/open-index.ts';
import type { ReadRange } from '../../shared/source-maps/index/read-ranges.ts';
import { SourceTexts } from '../../shared/source-maps/index/source-texts.ts';
import { lowerQuartile } from '../../test/kit/statistics.ts';
import type { BuilderCost, LookUpCost } from './source-maps.ts';

/** Run in a process of its own: `build` or `look-up`, and the directory of a script, its map and its index. */
const [what, directory] = process.argv.slice(2) as ['build' | 'look-up', string];
const fileOf = (name: string): string => `${directory}/${name}`;

const FRAMES = 30;
const ROUNDS = 40;
const ID = '8b4a1c0a-0000-4000-8000-00000000000a';

async function build(): Promise<BuilderCost> {
  const { buildIndex } = await import('../../shared/source-maps/build/build-index.ts');
  const map = { name: 'app.js.map', bytes: readFileSync(fileOf('app.js.map')) };
  const script = { name: 'app.js', bytes: readFileSync(fileOf('app.js')) };
  const before = process.cpuUsage();
  const { index, texts, mappings, notes } = buildIndex(map, script);
  const cpuMs = since(before);
  if (notes.length > 0) throw new Error(notes.join('\n'));
  const peakMb = process.resourceUsage().maxRSS / 1024;
  writeFileSync(fileOf('idx'), index);
  writeFileSync(fileOf('src'), texts);
  return { cpuMs, peakMb, mappings, mapBytes: map.bytes.length, indexBytes: index.length, textBytes: texts.length };
}

async function lookUp(): Promise<LookUpCost> {
  const [index, texts] = [readFileSync(fileOf('idx')), readFileSync(fileOf('src'))];
  const lines = readFileSync(fileOf('app.js'), 'utf8').split('\n');
  const counted = { bytes: 0, reads: 0 };
  const rangesOf =
    (bytes: Buffer): ReadRange =>
    async (offset, length) => {
      const range = bytes.subarray(offset, offset + length);
      counted.bytes += range.length;
      counted.reads++;
      return range;
    };
  const open = async () => {
    const opened = await openIndex(rangesOf(index));
    return { index: opened, texts: new SourceTexts(rangesOf(texts), opened.texts) };
  };
  const map = async (artifact: Awaited<ReturnType<typeof open>>, frames: readonly SentFrame[]): Promise<void> => {
    const images = debugImagesOf({ images: [{ type: 'sourcemap', code_file: 'app.js', debug_id: ID }] });
    const artifacts = new Map([[ID, { state: 'ready' as const, ...artifact }]]);
    await mapFrames(frames, images, artifacts, { linesAround: 0, framesWithLines: 10 });
  };
  const stack = framesOf(lines);
  const coldBefore = process.cpuUsage();
  await map(await open(), stack);
  const coldMs = since(coldBefore);
  const { bytes, reads } = counted;
  const [unpackedMs, keptMs]: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const artifact = await open();
    const frames = framesOf(lines);
    for (const list of [unpackedMs!, keptMs!]) {
      const before = process.cpuUsage();
      await map(artifact, frames);
      list.push(since(before));
    }
  }
  return { bytes, reads, coldMs, warmMs: lowerQuartile(unpackedMs!), keptMs: lowerQuartile(keptMs!) };
}

/** Anywhere in the script: nearly each is in another block, where those of a real stack share some. */
function framesOf(lines: readonly string[]): SentFrame[] {
  const long = lines.flatMap((line, index) => (line.length > 1000 ? [index] : []));
  return Array.from({ length: FRAMES }, () => {
    const line = long[Math.floor(Math.random() * long.length)] ?? 0;
    const colno = 1 + Math.floor(Math.random() * lines[line]!.length);
    return { function: 't', filename: 'app.js', abs_path: null, lineno: line + 1, colno, in_app: true };
  });
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

console.log(JSON.stringify(await (what === 'build' ? build() : lookUp())));
