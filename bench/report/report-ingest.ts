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
    '### Dollars per million events of 8 KB',
    table(
      ['traffic', 'API Gateway', 'Lambda', 'writes', 'reads', 'storage, 90 days', 'total'],
      costPerMillion(figures).map(({ shape, ...parts }) => [
        shape,
        ...[parts.gateway, parts.lambda, parts.writes, parts.reads, parts.storage, parts.total].map((dollars) =>
          dollars.toFixed(2),
        ),
      ]),
    ),
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
