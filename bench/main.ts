import { fileURLToPath } from 'node:url';
import { measureFlood } from './measure/flood.ts';
import { measureLoads } from './measure/load/turns.ts';
import { measureImports } from './measure/import-time.ts';
import { describeMachine } from './measure/machine.ts';
import { writeBlock } from '../test/kit/marked-block.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { report, type Figures } from './report/report.ts';
import { reportFlood } from './report/report-flood.ts';
import { measurePages } from './measure/pages.ts';
import { reportPages } from './report/report-pages.ts';
import { reportLoad } from './report/report-load.ts';
import { measureAlerts } from './measure/alerts.ts';
import { reportAlerts } from './report/report-alerts.ts';
import { measureCollector } from './measure/collector-turns.ts';
import { measureDeployments } from './measure/deployments.ts';
import { measureSourceMaps } from './measure/source-maps.ts';
import { reportSourceMaps } from './report/report-source-maps.ts';
import { measureStart } from './measure/start-time.ts';
import type { IngestFigures } from './report/ingest-figures.ts';
import { countBatches, countStoring } from '../test/kit/metering/counting-calls.ts';
import { measureHostile } from './measure/hostile.ts';
import { measureIngest } from './measure/ingest.ts';
import { measurePacking } from './measure/packing.ts';
import { measurePages as measureLists } from '../test/kit/metering/list-pages.ts';
import { countRecorded } from '../test/kit/metering/recorded-events.ts';
import { startMeteredTable } from '../test/kit/metering/metered-table.ts';
import { countTableCalls, type TableCosts } from '../test/kit/metering/table-calls.ts';
import { measureThroughput } from './measure/throughput.ts';
import { measureWarm } from './measure/warm.ts';

const FLOOD_SECONDS = 40;
const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** Figures of the bundles come first: they suffer most from what the other measurements leave in the machine's caches. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { quick } = options;
  if (options.help) return console.log(HELP);
  const machine = describeMachine(new Date());
  if (options.flood) return flood(machine);
  if (options.pages) return pages(machine, quick);
  if (options.alerts) return alerts(quick);
  if (options.sourceMaps) return sourceMaps(machine, options);
  if (options.load) return load(machine, options);
  const imports = measureImports(quick ? 3 : 15, step('importing every bundle in turn'));
  const { cpu, latency } = await measureWarm(quick ? 100 : 600, step('calling warm handlers'));
  const ingestCpu = measureIngest(quick ? 3 : 20, step('digesting events'));
  const packing = measurePacking(quick ? 3 : 20);
  const hostile = measureHostile(step('digesting hostile events'));
  const counted = await countAtTable(options);
  const sending = step('sending events through the local runner');
  const throughput = await measureThroughput(quick ? 200 : 1000).catch(missing);
  sending(1);
  const starting = step('starting the local runner');
  const startSeconds = await measureStart(quick ? 1 : 3).catch(missing);
  starting(1);
  const { costs, ...ofTable } = counted;
  const ingest: IngestFigures = { cpu: ingestCpu, hostile, packing, ...ofTable, throughput };
  const figures: Figures = { machine, imports, cpu, latency, costs, ingest, startSeconds };
  console.log(report(figures));
  if (!quick) writeBlock(DOCUMENT, 'bench', report(figures));
  if (!options.full) return;
  await flood(machine);
  await load(machine, options);
}

async function load(machine: string, { quick, against }: Options): Promise<void> {
  const [events, turns] = quick ? [200, 1] : [1000, 3];
  const figures = reportLoad(machine, await measureLoads(events, turns, against, step('loading the local runner')));
  console.log(figures);
  if (!quick && against === null) writeBlock(DOCUMENT, 'load', figures);
}

async function flood(machine: string): Promise<void> {
  const flooding = step('flooding the local runner');
  const figures = reportFlood(machine, await measureFlood(FLOOD_SECONDS));
  flooding(1);
  console.log(figures);
  writeBlock(DOCUMENT, 'flood', figures);
}

async function pages(machine: string, quick: boolean): Promise<void> {
  const figures = reportPages(machine, await measurePages(quick ? 1 : 7, step('opening pages')));
  console.log(figures);
  if (!quick) writeBlock(DOCUMENT, 'pages', figures);
}

async function alerts(quick: boolean): Promise<void> {
  const figures = reportAlerts(await measureAlerts(step('telling alerts')));
  console.log(figures);
  if (!quick) writeBlock(DOCUMENT, 'alerts', figures);
}

async function sourceMaps(machine: string, { quick, against }: Options): Promise<void> {
  const maps = await measureSourceMaps(step('building indexes of source maps'));
  const deployments = await measureDeployments(step('uploading source maps'));
  const collector = measureCollector(quick ? 3 : 30, against, step('importing the collector'));
  const figures = reportSourceMaps(machine, { maps, deployments, collector });
  console.log(figures);
  if (!quick) writeBlock(DOCUMENT, 'source-maps', figures);
}

type CountedAtTable = Omit<IngestFigures, 'cpu' | 'hostile' | 'packing' | 'throughput'> & { costs: TableCosts };

async function countAtTable({ quick, full }: Options): Promise<CountedAtTable> {
  const metered = await startMeteredTable();
  try {
    const counting = step('counting table calls');
    const costs = await countTableCalls(metered);
    const storing = await countStoring(metered);
    const recorded = await countRecorded(metered);
    const batches = await countBatches(metered);
    counting(1);
    const sizes = [100, ...(quick ? [1_000] : [10_000]), ...(full ? [100_000] : [])];
    return {
      costs,
      ...storing,
      recorded,
      batches,
      pages: await measureLists(metered, sizes, step('filling a list of errors')),
    };
  } finally {
    await metered.stop();
  }
}

/** The other figures are not thrown away for it. */
function missing(error: Error): null {
  console.error(error.message);
  return null;
}

/** Progress goes to standard error, so that the report can be redirected. */
function step(name: string): (done: number) => void {
  let shown = -1;
  return (done) => {
    const percent = Math.floor(done * 10) * 10;
    if (percent === shown) return;
    shown = percent;
    const [begin, end] = process.stderr.isTTY ? ['\r', percent === 100 ? '\n' : ''] : ['', '\n'];
    process.stderr.write(`${begin}${name}: ${percent} %${end}`);
  };
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
