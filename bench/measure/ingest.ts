import { constants, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { openBody } from '../../shared/ingest/request/request-body.ts';
import { ingested } from '../../test/kit/ingested.ts';
import { sizedEvent } from '../../test/kit/metering/sized-event.ts';
import { lowerQuartile } from '../../test/kit/statistics.ts';

export interface IngestCpu {
  kilobytes: number;
  packing: 'plain' | 'gzip';
  /** CPU milliseconds from base64 to what is stored: scrubbed, normalised, grouped, packed. */
  own: number;
  /** The same of what nobody can do without: base64 → inflate → `JSON.parse` → `JSON.stringify` → zstd. */
  floor: number;
  /** Of the two; both are lower quartiles, for whatever else the machine does only adds. */
  ratio: number;
}

const SIZES = [8, 40, 200];
const ROUNDS = 15;
const WARM_UP_ROUNDS = 100;
const LIMITS = { body: 10 * 1024 * 1024, event: 1024 * 1024 };
/** As stored; it is zstd's default. */
const LEVEL_3 = { [constants.ZSTD_c_compressionLevel]: 3 };

/** CPU per event by size. Both ways take turns, so that what else the machine does hits them alike. */
export function measureIngest(millisecondsPerRound: number, progress: (done: number) => void): IngestCpu[] {
  const cases = SIZES.flatMap((kilobytes) =>
    (['plain', 'gzip'] as const).map((packing) => ({ kilobytes, packing, ways: waysOf(kilobytes, packing) })),
  );
  // A function that has been called a few thousand times is what is measured.
  const warm = performance.now() + WARM_UP_ROUNDS * millisecondsPerRound;
  while (performance.now() < warm) for (const { ways } of cases) for (const way of ways) way();
  return cases.map(({ kilobytes, packing, ways }, index) => {
    const events = Math.max(10, Math.round((millisecondsPerRound * 100) / kilobytes));
    const rounds = Array.from({ length: ROUNDS }, () => ways.map((way) => cpuOf(way, events)));
    progress((index + 1) / cases.length);
    const [own, least] = ways.map((_, way) => lowerQuartile(rounds.map((round) => round[way]!))) as [number, number];
    return { kilobytes, packing, own, floor: least, ratio: own / least };
  });
}

/** Ours, and the floor. */
function waysOf(kilobytes: number, packing: IngestCpu['packing']): (() => Uint8Array)[] {
  const json = JSON.stringify(sizedEvent(kilobytes * 1024));
  const envelope = `{"event_id":"9ec79c33ec9942ab8353589fcb2e04dc","sent_at":"2025-08-01T10:00:01Z"}\n{"type":"event"}\n${json}`;
  const pack = (bytes: Buffer): Buffer => (packing === 'gzip' ? gzipSync(bytes) : bytes);
  const [envelopeBody, eventBody] = [envelope, json].map((text) => pack(Buffer.from(text)).toString('base64'));
  return [() => ingest(envelopeBody!, packing), () => floor(eventBody!, packing)];
}

function ingest(base64: string, contentEncoding: string): Uint8Array {
  const request = { contentEncoding, contentType: undefined, endpoint: 'envelope' } as const;
  const opened = openBody({ ...request, bytes: Buffer.from(base64, 'base64') }, LIMITS);
  if (opened.outcome !== 'ok') throw new Error(opened.outcome);
  const outcome = ingested(opened.events[0]!);
  if (outcome.outcome !== 'ok') throw new Error(outcome.outcome);
  return outcome.stored.packed;
}

function floor(base64: string, packing: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  const json = packing === 'gzip' ? gunzipSync(bytes) : bytes;
  return zstdCompressSync(JSON.stringify(JSON.parse(json.toString())), { params: LEVEL_3 });
}

function cpuOf(work: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}
