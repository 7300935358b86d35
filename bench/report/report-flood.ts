import type { Flood, HonestEvents } from '../measure/flood.ts';
import { table } from './markdown.ts';
import { rounded } from '../../test/kit/statistics.ts';

/** One project's events before and during a flood at another, as Markdown. */
export function reportFlood(machine: string, { seconds, senders, hostileAnswered, before, during }: Flood): string {
  const row = (name: string, { sent, stored, throttled, failed, medianMs, p99Ms, maxMs }: HonestEvents): string[] => [
    name,
    String(sent),
    String(stored),
    String(throttled),
    String(failed),
    ...[medianMs, p99Ms, maxMs].map((ms) => rounded(ms)),
  ];
  return [
    `Measured on: ${machine}.`,
    `The flood: ${senders} senders for ${seconds} s, ${hostileAnswered} requests answered.`,
    table(
      ['events of another project', 'sent', 'stored', 'throttled', 'failed', 'median, ms', 'p99, ms', 'longest, ms'],
      [row('before', before), row('during the flood', during)],
    ),
  ].join('\n\n');
}
