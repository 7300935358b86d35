import type { Load } from '../measure/load/load.ts';
import type { LoadTurns } from '../measure/load/turns.ts';
import { rounded } from '../../test/kit/statistics.ts';
import { table } from './markdown.ts';

/** Many events at a time through the local runner, as Markdown. */
export function reportLoad(machine: string, turns: readonly LoadTurns[]): string {
  const { events, errors, senders } = turns[0]!.own;
  const rows = turns.flatMap(({ own, other }) =>
    other === null ? [row('', own)] : [row('here', own), row('there', other), ratioOf(own, other)],
  );
  return [
    `Measured on: ${machine}.`,
    `The load: ${events} events of ${errors} errors, gzip, ${senders} senders.`,
    table(
      [
        'event, KB',
        '',
        'accepted/s',
        'counted/s',
        'runner, CPU ms per event',
        'engine, CPU ms per event',
        'memory, MB',
      ],
      rows,
      [1],
    ),
  ].join('\n\n');
}

function figuresOf({ acceptedPerSecond, countedPerSecond, cpuMs, residentMegabytes }: Load): number[] {
  const engine = cpuMs['dynoxide'] ?? 0;
  const all = Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);
  return [acceptedPerSecond, countedPerSecond, all - engine, engine, residentMegabytes];
}

function row(where: string, load: Load): string[] {
  return [String(load.bytes / 1024), where, ...figuresOf(load).map((figure) => rounded(figure))];
}

function ratioOf(own: Load, other: Load): string[] {
  const others = figuresOf(other);
  return [
    String(own.bytes / 1024),
    'here ÷ there',
    ...figuresOf(own).map((figure, i) => (figure / others[i]!).toFixed(2)),
  ];
}
