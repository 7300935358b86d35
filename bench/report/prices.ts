import type { BatchCost, StoredCost } from '../../test/kit/metering/counting-calls.ts';
import type { IngestFigures } from './ingest-figures.ts';

/** Dollars, list prices of us-east-1 in November 2026, without the free tier. */
const PRICE = {
  /** Per million. */
  /** Of an HTTP API, up to 512 KB each: it takes the events. A REST API's are 3.5. */
  gatewayRequests: 1,
  lambdaRequests: 0.2,
  writeUnits: 0.625,
  readUnits: 0.125,
  /** Per GB-second, arm64. */
  lambdaGbSecond: 0.0000133334,
  /** Per GB and month. */
  storage: 0.25,
};

const MEMORY_GB = 0.5;
/** A function of 512 MB has that part of a core. */
const CORE_SHARE = 512 / 1769;
const RETENTION_MONTHS = 3;
/** DynamoDB's own, per item. */
const ITEM_OVERHEAD_BYTES = 100;
const MILLION = 1_000_000;

/** What a million events cost, in dollars. */
export interface MillionCost {
  shape: string;
  gateway: number;
  lambda: number;
  writes: number;
  reads: number;
  /** Of the events, for as long as they are kept. */
  storage: number;
  total: number;
}

interface Shape {
  shape: string;
  /** Events that come together, and how many errors they are of. */
  events: number;
  errors: number;
}

const SHAPES: readonly Shape[] = [
  { shape: 'single events, far apart', events: 1, errors: 1 },
  { shape: 'bursts of 100 of one error', events: 100, errors: 1 },
  { shape: '100 at a time, each of another error', events: 100, errors: 100 },
];

/** For events of 8 KB. The collector looks settings and key up once in each group of events that comes together. */
export function costPerMillion(figures: IngestFigures): MillionCost[] {
  const stored = figures.stored[0]!;
  return SHAPES.map(({ shape, events, errors }) => {
    const batch = figures.batches.find((one) => one.events === events && one.errors === errors && !one.fresh)!;
    const gateway = PRICE.gatewayRequests;
    const lambda = lambdaOf(figures.collectMs, 1) + lambdaOf(batch.ms, events);
    const writes = (stored.writeUnits + batch.writeUnits / events) * PRICE.writeUnits;
    const reads = ((figures.lookUpUnits + batch.readUnits) / events) * PRICE.readUnits;
    const storage = storageOf(stored);
    return { shape, gateway, lambda, writes, reads, storage, total: gateway + lambda + writes + reads + storage };
  });
}

/** A million times a part of an invocation that takes so long on a whole core, rounded up to a millisecond as Lambda does. */
function lambdaOf(ms: BatchCost['ms'], events: number): number {
  const seconds = Math.ceil(ms / CORE_SHARE) / 1000;
  return (PRICE.lambdaRequests + seconds * MEMORY_GB * PRICE.lambdaGbSecond * MILLION) / events;
}

function storageOf({ bytes }: StoredCost): number {
  return (((bytes + ITEM_OVERHEAD_BYTES) * MILLION) / 1e9) * PRICE.storage * RETENTION_MONTHS;
}
