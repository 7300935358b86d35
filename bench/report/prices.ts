import type { BatchCost } from '../../test/kit/metering/counting-calls.ts';
import type { IngestFigures } from './ingest-figures.ts';

/** Dollars, list prices of us-east-1 in November 2026, without the free tier. */
export const PRICE = {
  /** Per million. Of an HTTP API, up to 512 KB each: it takes the events. */
  gatewayRequests: 1,
  restRequests: 3.5,
  lambdaRequests: 0.2,
  writeUnits: 0.625,
  readUnits: 0.125,
  /** Per GB-second, arm64. */
  lambdaGbSecond: 0.0000133334,
  /** Per GB and month; with point-in-time recovery so much more, in both classes of tables. */
  storage: 0.25,
  recovery: 0.2,
  /** S3 Standard: per million requests that write or read, and per GB and month. */
  objectPuts: 5,
  objectGets: 0.4,
  objectStorage: 0.023,
};

/**
 * A table of the class Standard-IA: units cost a quarter more, storage $0.10 (AWS's price lists; "60 % of the storage cost
 * minus 25 % of the read and write cost" in nOps's documentation, "Switch DynamoDB Table to Standard-IA").
 */
const INFREQUENT_ACCESS = { units: 1.25, storage: 0.1 };

export const MEMORY_GB = 0.5;
/** A function of 512 MB has that part of a core. */
export const CORE_SHARE = 512 / 1769;
export const RETENTION_MONTHS = 3;
/** DynamoDB's own, per item. */
const ITEM_OVERHEAD_BYTES = 100;
const MILLION = 1_000_000;

/** What a million events cost, in dollars: the parts in a table of the usual class without recovery, then the sums. */
export interface MillionCost {
  size: string;
  shape: string;
  gateway: number;
  lambda: number;
  writes: number;
  reads: number;
  /** Of the events, for as long as they are kept. */
  storage: number;
  total: number;
  withRecovery: number;
  /** The same sums for a table of the class Standard-IA. */
  infrequentAccess: number;
  infrequentAccessWithRecovery: number;
  /** Months of retention from which Standard-IA costs less. */
  breakEvenMonths: number;
}

/** What storing an event takes. */
interface Stored {
  size: string;
  writeUnits: number;
  bytes: number;
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

/** The collector looks settings and key up once in each group of events that comes together. */
export function costPerMillion(figures: IngestFigures): MillionCost[] {
  const { recorded, stored } = figures;
  const sizes: Stored[] = [
    { size: 'recorded', ...recorded },
    { size: `${stored[0]!.kilobytes} KB`, ...stored[0]! },
  ];
  return sizes.flatMap((size) => SHAPES.map((shape) => costOf(figures, size, shape)));
}

function costOf(figures: IngestFigures, stored: Stored, { shape, events, errors }: Shape): MillionCost {
  const batch = figures.batches.find((one) => one.events === events && one.errors === errors && !one.fresh)!;
  const gateway = PRICE.gatewayRequests;
  const lambda = lambdaOf(figures.collectMs, 1) + lambdaOf(batch.ms, events);
  const writes = (stored.writeUnits + batch.writeUnits / events) * PRICE.writeUnits;
  const reads = ((figures.lookUpUnits + batch.readUnits) / events) * PRICE.readUnits;
  const gigabytes = ((stored.bytes + ITEM_OVERHEAD_BYTES) * MILLION) / 1e9;
  const storage = gigabytes * RETENTION_MONTHS * PRICE.storage;
  const recovery = gigabytes * RETENTION_MONTHS * PRICE.recovery;
  const total = gateway + lambda + writes + reads + storage;
  const infrequentAccess =
    gateway +
    lambda +
    (writes + reads) * INFREQUENT_ACCESS.units +
    gigabytes * RETENTION_MONTHS * INFREQUENT_ACCESS.storage;
  return {
    size: stored.size,
    shape,
    gateway,
    lambda,
    writes,
    reads,
    storage,
    total,
    infrequentAccess,
    withRecovery: total + recovery,
    infrequentAccessWithRecovery: infrequentAccess + recovery,
    breakEvenMonths:
      ((writes + reads) * (INFREQUENT_ACCESS.units - 1)) / (gigabytes * (PRICE.storage - INFREQUENT_ACCESS.storage)),
  };
}

/** A million times a part of an invocation that takes so long on a whole core, rounded up to a millisecond as Lambda does. */
function lambdaOf(ms: BatchCost['ms'], events: number): number {
  const seconds = Math.ceil(ms / CORE_SHARE) / 1000;
  return (PRICE.lambdaRequests + seconds * MEMORY_GB * PRICE.lambdaGbSecond * MILLION) / events;
}
