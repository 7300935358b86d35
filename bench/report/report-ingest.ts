import { costPerMillion } from './prices.ts';
import type { IngestFigures } from './ingest-figures.ts';
import { table } from './markdown.ts';
import type { TableCost } from '../../test/kit/metering/metered-table.ts';
import { rounded } from '../../test/kit/statistics.ts';

/** Events on their way in, and the lists that they end up in, as Markdown. */
export function reportIngest(figures: IngestFigures): string {
  return [
    '### CPU per event',
    table(
      ['event, KB', 'sent', 'ours, ms', 'floor, ms', 'ratio'],
      figures.cpu.map(({ kilobytes, packing, own, floor, ratio }) => [
        String(kilobytes),
        packing,
        own.toFixed(3),
        floor.toFixed(3),
        ratio.toFixed(2),
      ]),
      [1],
    ),
    '### CPU of the worst event known',
    hostileCpu(figures),
    '### Storing an event',
    table(
      ['event, KB', 'table calls', 'write units', 'item, KB'],
      figures.stored.map(({ kilobytes, writes, writeUnits, bytes }) => [
        String(kilobytes),
        String(writes),
        String(writeUnits),
        rounded(bytes / 1024),
      ]),
      [],
    ),
    '### Counting a batch of events',
    table(
      ['events', 'errors', '', 'calls', 'read units', 'write units', 'write units per event', 'ms'],
      figures.batches.map((batch) => [
        String(batch.events),
        String(batch.errors),
        batch.fresh ? 'new' : 'known',
        callsOf(batch),
        String(batch.readUnits),
        String(batch.writeUnits),
        rounded(batch.writeUnits / batch.events, 2),
        rounded(batch.ms),
      ]),
      [2, 3],
    ),
    '### A page of errors, in read units',
    table(
      ['errors in the project', ...Object.keys(figures.pages[0]!.readUnits)],
      figures.pages.map(({ errors, readUnits }) => [String(errors), ...Object.values(readUnits).map(String)]),
      [],
    ),
    '### Through `npm start`',
    throughput(figures),
    '### Packing events with the dictionary, and without',
    packedSizes(figures),
    '### Dollars per million events',
    table(
      MILLION_COLUMNS,
      costPerMillion(figures).map((cost) => [
        cost.size,
        cost.shape,
        ...[cost.gateway, cost.lambda, cost.writes, cost.reads, cost.storage, cost.total].map(dollars),
        ...[cost.withRecovery, cost.infrequentAccess, cost.infrequentAccessWithRecovery].map(dollars),
        rounded(cost.breakEvenMonths * 30, 0),
      ]),
      [0, 1],
    ),
  ].join('\n\n');
}

/** Sums are of a table of the usual class without recovery, where nothing else is said. */
const MILLION_COLUMNS =
  'events|traffic|API Gateway|Lambda|writes|reads|storage, 90 days|total|with recovery|Standard-IA|Standard-IA with recovery|Standard-IA is less from, days'.split(
    '|',
  );

function dollars(amount: number): string {
  return amount.toFixed(2);
}

function packedSizes({ packing: measured, recorded }: IngestFigures): string {
  const sent = rounded(recorded.sent / 1024);
  return [
    table(
      ['dictionary', 'item, bytes', 'write units', 'packing, ms', 'reading, ms'],
      measured.map(({ dictionary, bytes, writeUnits, packMs, unpackMs }) => [
        dictionary === 0 ? 'none' : String(dictionary),
        rounded(bytes, 0),
        writeUnits.toFixed(2),
        packMs.toFixed(3),
        unpackMs.toFixed(3),
      ]),
    ),
    `Means of ${recorded.events} recorded events, ${sent} KB of JSON on average; ${recorded.writeUnits.toFixed(2)} write units each at the table.`,
  ].join('\n\n');
}

/** What the limits of `docs/ingest-costs.md` come to. */
export function hostileCpu({ hostile }: Pick<IngestFigures, 'hostile'>): string {
  const { worst, worstMs, ordinaryMs } = hostile;
  return table(
    ['1 MiB of', 'ms', 'ordinary event, ms', 'ratio'],
    [[worst, worstMs.toFixed(0), ordinaryMs.toFixed(0), (worstMs / ordinaryMs).toFixed(1)]],
  );
}

export function callsOf({ calls }: TableCost): string {
  const named = Object.entries(calls)
    .toSorted(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other))
    .map(([operation, times]) => `${times} ${operation}`);
  return named.join(', ') || 'none';
}

/** Calls that are made side by side are recorded in any order. */
const ORDER = ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'PutItem', 'TransactWriteItems'];

function throughput({ throughput: measured }: IngestFigures): string {
  if (measured === null) return 'Not measured.';
  const { events, groups, acceptedPerSecond, visiblePerSecond, acceptMs, visibleMs } = measured;
  return table(
    ['what', 'measured'],
    [
      [`accepted per second, ${events} events of ${groups} errors, 16 at a time`, rounded(acceptedPerSecond, 0)],
      ['visible per second, the same events from the first sent to the last counted', rounded(visiblePerSecond, 0)],
      ['a single event, until it is acknowledged, ms', rounded(acceptMs)],
      ['a single event, until it is counted, ms', rounded(visibleMs, 0)],
    ],
  );
}
