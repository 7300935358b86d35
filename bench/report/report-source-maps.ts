import { rounded } from '../../test/kit/statistics.ts';
import type { CollectorFigures, CollectorTurns } from '../measure/collector-turns.ts';
import type { DeploymentCost } from '../measure/deployments.ts';
import type { SourceMapCost } from '../measure/source-maps.ts';
import { dollarsOf } from './deployment-dollars.ts';
import { table } from './markdown.ts';

export interface SourceMapFigures {
  maps: readonly SourceMapCost[];
  deployments: readonly DeploymentCost[];
  collector: CollectorTurns;
}

/** What source maps cost, as Markdown. */
export function reportSourceMaps(machine: string, { maps, deployments, collector }: SourceMapFigures): string {
  return [
    `Measured on: ${machine}.`,
    builder(maps),
    events(maps),
    withoutMaps(collector),
    uploads(deployments),
    dollars(deployments),
  ].join('\n\n');
}

const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);

function builder(maps: readonly SourceMapCost[]): string {
  const rows = maps.map((cost) => [
    cost.name,
    mb(cost.mapBytes),
    cost.mappings.toLocaleString('en'),
    rounded(cost.cpuMs),
    rounded(cost.peakMb),
    mb(cost.indexBytes),
    mb(cost.textBytes),
  ]);
  return table(['building', 'map, MB', 'mappings', 'CPU, ms', 'peak, MB', 'index, MB', 'texts, MB'], rows);
}

function events(maps: readonly SourceMapCost[]): string {
  const rows = maps.map(({ name, bytes, reads, unmappedMs, firstMs, othersMs, againMs }) => [
    name,
    rounded(bytes / 1000),
    String(reads),
    ...[unmappedMs, firstMs, othersMs, againMs].map((ms) => ms.toFixed(2)),
  ]);
  const head = ['an event of 30 frames', 'read first, KB', 'requests', 'unmapped, ms', 'first, ms', 'others, ms'];
  return table([...head, 'same again, ms'], rows);
}

function withoutMaps({ own, other }: CollectorTurns): string {
  const cells = ({ bytes, importMs, importCpuMs, requestCpuMs }: CollectorFigures): string[] => [
    rounded(bytes / 1024),
    rounded(importMs),
    rounded(importCpuMs),
    requestCpuMs.toFixed(3),
  ];
  const rows = [['here', ...cells(own)]];
  if (other !== null) {
    const ratio = (figure: keyof CollectorFigures): string => (own[figure] / other[figure]).toFixed(2);
    const ratios = (['bytes', 'importMs', 'importCpuMs', 'requestCpuMs'] as const).map(ratio);
    rows.push(['there', ...cells(other)], ['here ÷ there', ...ratios]);
  }
  return table(['collector, project without maps', 'KB', 'import, ms', 'import, CPU ms', 'event, CPU ms'], rows);
}

function uploads(deployments: readonly DeploymentCost[]): string {
  const rows = deployments.map((cost) => [
    nameOf(cost),
    mb(cost.mapBytes),
    mb(cost.uploadBytes),
    String(cost.requests),
    (cost.builderMs / 1000).toFixed(1),
    String(cost.puts),
    String(cost.gets),
    String(cost.table.writeUnits),
    String(cost.table.readUnits),
    mb(cost.keptBytes),
  ]);
  const head = ['a deployment', 'maps, MB', 'upload, MB', 'requests', 'builder, s', 'PUT', 'GET'];
  return table([...head, 'write units', 'read units', 'kept, MB'], rows);
}

function dollars(deployments: readonly DeploymentCost[]): string {
  const rows = deployments.map((cost) => {
    const { gateway, lambda, builder: built, s3, table: units, total, storageMonth } = dollarsOf(cost);
    return [nameOf(cost), ...[gateway, lambda, built, s3, units, total, storageMonth].map((sum) => sum.toFixed(3))];
  });
  const head = ['dollars, a thousand deployments', 'API Gateway', 'requests', 'builder', 'S3', 'table'];
  return table([...head, 'sum', 'storage, a month'], rows);
}

function nameOf({ scripts }: DeploymentCost): string {
  return scripts === 1 ? 'one script' : `${scripts} scripts`;
}
