import { NAIVE, NAIVE_EXTERNAL } from '../measure/bundles.ts';
import type { ImportTime } from '../measure/import-time.ts';
import type { Latency } from '../measure/latency.ts';
import type { IngestFigures } from './ingest-figures.ts';
import { table } from './markdown.ts';
import { callsOf, reportIngest } from './report-ingest.ts';
import { median, rounded } from '../../test/kit/statistics.ts';
import type { TableCosts } from '../../test/kit/metering/table-calls.ts';
import type { WarmCpu } from '../measure/warm-cpu.ts';

export interface Figures {
  machine: string;
  imports: ImportTime[];
  cpu: WarmCpu[];
  latency: Latency[];
  costs: TableCosts;
  ingest: IngestFigures;
  /** `null`: not measured. */
  startSeconds: number | null;
}

/** Everything as Markdown: what is printed and what stands in the document. */
export function report(figures: Figures): string {
  return [
    `Measured on: ${figures.machine}.`,
    '### Goals',
    goals(figures),
    '### Bundles and import',
    imports(figures.imports),
    '### CPU per warm request',
    table(
      ['request', 'own work, ms', 'with the SDK, ms'],
      figures.cpu.map(({ title, own, withSdk }) => [title, own.toFixed(3), withSdk.toFixed(3)]),
    ),
    '### Latency against a bare handler',
    table(
      ['request', 'p50, ms', 'bare p50, ms', 'ratio'],
      figures.latency.map(({ endpoint, ms, bareMs }) => [
        endpoint,
        ms.toFixed(2),
        bareMs.toFixed(2),
        (ms / bareMs).toFixed(2),
      ]),
    ),
    '### Table calls and units',
    tableCosts(figures.costs),
    reportIngest(figures.ingest),
  ].join('\n\n');
}

function goals({ imports: measured, cpu, latency, costs, ingest, startSeconds }: Figures): string {
  const deployed = measured.filter(({ name }) => name !== NAIVE && name !== NAIVE_EXTERNAL);
  const ratios = deployed.map(({ ratio }) => ratio);
  const cpuRatios = deployed.map(({ cpuRatio }) => cpuRatio);
  const reads = costs['getSettings']!;
  const stores = most(ingest.stored.map(({ writes }) => writes));
  return table(
    ['goal', 'wanted', 'measured', 'reached'],
    [
      goal(
        'import ÷ import of the naive handler, worst function',
        0.65,
        most(ratios),
        `${most(ratios).toFixed(2)} (median ${median(ratios).toFixed(2)})`,
      ),
      goal(
        'the same in processor time',
        0.65,
        most(cpuRatios),
        `${most(cpuRatios).toFixed(2)} (median ${median(cpuRatios).toFixed(2)})`,
      ),
      goal(
        'CPU per warm request without the table, worst case, ms',
        0.3,
        most(cpu.map(({ own }) => own)),
        most(cpu.map(({ own }) => own)).toFixed(3),
      ),
      goal(
        'p50 ÷ p50 of a bare handler with the same table calls',
        1.3,
        most(latency.map(({ ms, bareMs }) => ms / bareMs)),
        most(latency.map(({ ms, bareMs }) => ms / bareMs)).toFixed(2),
      ),
      goal(
        'CPU per event ÷ inflate, parse, stringify, compress, worst case',
        2,
        most(ingest.cpu.map(({ ratio }) => ratio)),
        most(ingest.cpu.map(({ ratio }) => ratio)).toFixed(2),
      ),
      goal('table calls per event of the collector', 1, stores, String(stores)),
      goal('read units of getSettings, by id', 3, reads.byId.readUnits, String(reads.byId.readUnits)),
      goal('read units of getSettings, by path', 3, reads.byPath!.readUnits, String(reads.byPath!.readUnits)),
      startSeconds === null
        ? ['warm start of npm start, s', '≤ 5', 'not measured', '']
        : goal('warm start of npm start, s', 5, startSeconds, startSeconds.toFixed(1)),
    ],
    [0, 3],
  );
}

function imports(measured: readonly ImportTime[]): string {
  return table(
    ['bundle', 'KB', 'gzip KB', 'import, ms', '÷ naive', '÷ naive, SDK external', 'CPU, ms', '÷ naive'],
    measured.map(({ name, bytes, gzipBytes, ms, ratio, ratioExternal, cpuMs, cpuRatio }) => [
      name,
      rounded(bytes / 1024, 0),
      rounded(gzipBytes / 1024, 0),
      rounded(ms),
      ratio.toFixed(2),
      ratioExternal.toFixed(2),
      rounded(cpuMs),
      cpuRatio.toFixed(2),
    ]),
  );
}

function tableCosts(costs: TableCosts): string {
  return table(
    ['request', 'calls, project by id', 'read units', 'write units', 'read units by path'],
    Object.entries(costs).map(([title, { byId, byPath }]) => [
      title,
      callsOf(byId),
      String(byId.readUnits),
      String(byId.writeUnits),
      byPath === undefined ? '' : String(byPath.readUnits),
    ]),
    [0, 1],
  );
}

function goal(name: string, wanted: number, value: number, text: string): string[] {
  return [name, `≤ ${wanted}`, text, value <= wanted ? 'yes' : '**no**'];
}

function most(values: readonly number[]): number {
  return Math.max(...values);
}
