import type { BatchCost, StoredCost } from '../../test/kit/metering/counting-calls.ts';
import type { HostileCpu } from '../measure/hostile.ts';
import type { IngestCpu } from '../measure/ingest.ts';
import type { PageCost } from '../../test/kit/metering/list-pages.ts';
import type { PackingCost } from '../measure/packing.ts';
import type { RecordedCost } from '../../test/kit/metering/recorded-events.ts';
import type { Throughput } from '../measure/throughput.ts';

/** All that is measured of events on their way in and of their errors' lists. */
export interface IngestFigures {
  cpu: IngestCpu[];
  hostile: HostileCpu;
  stored: StoredCost[];
  recorded: RecordedCost;
  packing: PackingCost[];
  /** Read units of looking settings and key up. */
  lookUpUnits: number;
  /** Of a request with one event of 8 KB, against the embedded engine. */
  collectMs: number;
  batches: BatchCost[];
  pages: PageCost[];
  /** `null`: not measured. */
  throughput: Throughput | null;
}
