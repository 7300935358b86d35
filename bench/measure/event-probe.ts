// Runs in a process of its own: what an event of thirty frames costs with a source map and without. Given is the directory
// of a script, its map and what was built of it.
import { readFileSync } from 'node:fs';
import { artifactExpiry, type Artifact } from '../../shared/domain/artifact/artifact.ts';
import type { JsonObject } from '../../shared/ingest/event/error-event.ts';
import { readEvent, type ReadEvent } from '../../shared/ingest/read-event.ts';
import { settleEvent } from '../../shared/ingest/settle-event.ts';
import type { Objects } from '../../shared/s3/objects.ts';
import type { MapEvent } from '../../shared/services/collector/source-maps.ts';
import { keyOfArtifact } from '../../shared/store/table/item-keys.ts';
import type { Store } from '../../shared/store/table/store.ts';
import { sampleEvents } from '../../test/kit/dictionary/sample-events.ts';
import { lowerQuartile } from '../../test/kit/statistics.ts';
import type { EventCost } from './source-maps.ts';

const directory = process.argv[2]!;
const FRAMES = 30;
const ROUNDS = 60;
const ID = '8b4a1c0a-0000-4000-8000-00000000000a';
const FILE = 'https://shop.example/app.js';
const DAYS = 90;
const CACHE_BYTES = 64 * 2 ** 20;
const PROJECT = 5;

const request = { projectId: PROJECT, receivedAt: new Date(), remoteAddress: '203.0.113.7' };
const terms = { publicKey: `glet_${'0'.repeat(32)}`, userSalt: '0'.repeat(32), retentionDays: DAYS };
const lines = readFileSync(`${directory}/app.js`, 'utf8').split('\n');
const objects = new Map(['idx', 'src'].map((kind) => [kind, readFileSync(`${directory}/${kind}`)]));

const artifact: Artifact = {
  project_id: PROJECT,
  artifact_id: ID,
  state: 'ready',
  problem: null,
  files: [{ name: '~/app.js.map', bytes: 0 }],
  digest: '0'.repeat(64),
  build: 'bench',
  release: null,
  dist: null,
  index_bytes: objects.get('idx')!.length,
  texts_bytes: objects.get('src')!.length,
  created_at: request.receivedAt.toISOString(),
  used_at: null,
  expires_at: artifactExpiry(request.receivedAt, DAYS),
  bundle_id: 'bench',
};

/** The bucket, and what was asked of it. */
const asked = { reads: 0, bytes: 0 };
const bucket: Pick<Objects, 'get'> = {
  get: async (key, range) => {
    const all = objects.get(key.split('/')[0]!)!;
    const bytes = range ? all.subarray(range.start, range.start + range.length) : all;
    asked.reads++;
    asked.bytes += bytes.length;
    return bytes;
  },
};

/** A table that has the artifact and nothing else. */
const items = [{ ...keyOfArtifact(PROJECT, ID), ...artifact }];
const db = { send: async () => ({ Responses: { bench: items } }) } as unknown as Store['db'];
const store: Store = { db, table: 'bench', deadlineMs: Number.POSITIVE_INFINITY };

/** Anywhere in the script: nearly each frame is in another block, where those of a real stack share some. */
function eventBytes(): Buffer {
  const long = lines.flatMap((line, index) => (line.length > 1000 ? [index] : []));
  const frames = Array.from({ length: FRAMES }, () => {
    const line = long[Math.floor(Math.random() * long.length)] ?? 0;
    const colno = 1 + Math.floor(Math.random() * lines[line]!.length);
    return { function: 't', filename: FILE, lineno: line + 1, colno, in_app: true };
  });
  const sample = sampleEvents('held-out').find(({ platform }) => platform === 'javascript')!;
  const exception = { values: [{ type: 'TypeError', value: 'x is not a function', stacktrace: { frames } }] };
  const debug_meta = { images: [{ type: 'sourcemap', code_file: FILE, debug_id: ID }] };
  return Buffer.from(JSON.stringify({ ...sample, exception, debug_meta } satisfies JsonObject));
}

/** All that is done with an event, from its JSON to what is stored. @returns milliseconds of the processor */
async function costOf(bytes: Buffer, map: MapEvent | null): Promise<number> {
  const before = process.cpuUsage();
  const read = readEvent({ bytes }, request, true);
  if (read.outcome !== 'ok') throw new Error(read.outcome);
  const event: ReadEvent = map === null ? read : await map(read, request, { store, deadlineMs: 10_000 });
  settleEvent(event, request, terms);
  const { user, system } = process.cpuUsage(before);
  if (map !== null && !JSON.stringify(event.payload).includes('"mapped":')) throw new Error('no frame is mapped');
  return (user + system) / 1000;
}

/** As an instance has it that has just begun: nothing was read. */
async function newMapper(): Promise<MapEvent> {
  const { artifactSource, eventMapper } = await import('../../shared/services/artifacts/look-up.ts');
  const source = artifactSource({ objects: bucket, cacheBytes: CACHE_BYTES });
  return eventMapper(source, (message, fields) => {
    throw new Error(message, { cause: fields });
  });
}

async function measure(): Promise<EventCost> {
  for (let round = 0; round < ROUNDS; round++) await costOf(eventBytes(), null);
  const unmapped: number[] = [];
  for (let round = 0; round < ROUNDS; round++) unmapped.push(await costOf(eventBytes(), null));
  const map = await newMapper();
  const firstMs = await costOf(eventBytes(), map);
  const { reads, bytes } = asked;
  const [others, again]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const event = eventBytes();
    others.push(await costOf(event, map));
    again.push(await costOf(event, map));
  }
  return {
    reads,
    bytes,
    unmappedMs: lowerQuartile(unmapped),
    firstMs,
    othersMs: lowerQuartile(others),
    againMs: lowerQuartile(again),
  };
}

console.log(JSON.stringify(await measure()));
