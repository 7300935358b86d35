import type { AlertCost, AlertFigures } from '../measure/alerts.ts';
import { table } from './markdown.ts';
import { MEMORY_GB, PRICE } from './prices.ts';

/** Of one-time schedules, per million. https://aws.amazon.com/eventbridge/pricing/ */
const SCHEDULES = 1;
/** Most of a run is waiting for the receiver. */
const RUN_SECONDS = 0.5;
const BATCH_SECONDS = 0.1;
const MILLION = 1_000_000;

/** What alerts cost, as Markdown. Everything is counted, so it is the same on every machine. */
export function reportAlerts({ counting, alerts }: AlertFigures): string {
  return [
    table(
      ['counting events, write units a batch', ...counting.map(({ rules }) => rules)],
      counting[0]!.batches.map((batch, index) => [
        `${batch.events} of ${batch.errors === 1 ? 'one error' : `${batch.errors} errors`}${batch.fresh ? ', new' : ''}`,
        ...counting.map(({ batches }) => String(Math.round(batches[index]!.writeUnits * 1000) / 1000)),
      ]),
    ),
    table(
      ['telling', 'alerts', 'messages', 'write units', 'read units', 'batches', 'runs', 'schedules', 'dollars'],
      alerts.map((cost) => [
        cost.what,
        ...[cost.alerts, cost.messages, cost.writeUnits, cost.readUnits, cost.batches, cost.runs, cost.schedules].map(
          (figure) => figure.toLocaleString('en'),
        ),
        dollarsOf(cost).toFixed(6),
      ]),
    ),
  ].join('\n\n');
}

function dollarsOf({ writeUnits, readUnits, batches, runs, schedules }: AlertCost): number {
  const units = writeUnits * PRICE.writeUnits + readUnits * PRICE.readUnits;
  const calls = (batches + runs) * PRICE.lambdaRequests + schedules * SCHEDULES;
  const seconds = (batches * BATCH_SECONDS + runs * RUN_SECONDS) * MEMORY_GB * PRICE.lambdaGbSecond;
  return (units + calls) / MILLION + seconds;
}
