import { rounded } from '../../test/kit/statistics.ts';
import type { SourceMapCost } from '../measure/source-maps.ts';
import { table } from './markdown.ts';

/** What source maps cost, as Markdown. */
export function reportSourceMaps(machine: string, costs: readonly SourceMapCost[]): string {
  const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);
  const builder = costs.map((cost) => [
    cost.name,
    mb(cost.mapBytes),
    cost.mappings.toLocaleString('en'),
    rounded(cost.cpuMs),
    rounded(cost.peakMb),
    mb(cost.indexBytes),
    mb(cost.textBytes),
  ]);
  const lookUps = costs.map(({ name, bytes, reads, coldMs, warmMs, keptMs }) => [
    name,
    rounded(bytes / 1000),
    String(reads),
    ...[coldMs, warmMs, keptMs].map((ms) => rounded(ms)),
  ]);
  return [
    `Measured on: ${machine}.`,
    table(['building', 'map, MB', 'mappings', 'CPU, ms', 'peak, MB', 'index, MB', 'texts, MB'], builder),
    table(['30 frames', 'read, KB', 'requests', 'first, ms', 'to unpack, ms', 'unpacked, ms'], lookUps),
  ].join('\n\n');
}
