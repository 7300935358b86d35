import { JOBS } from '../../shared/api/jobs.ts';
import type { DeploymentCost } from '../measure/deployments.ts';
import { CORE_SHARE, MEMORY_GB, PRICE } from './prices.ts';

/** What a thousand deployments cost, in dollars. */
export interface DeploymentDollars {
  /** Requests to the API, their functions, the builder. */
  gateway: number;
  lambda: number;
  builder: number;
  s3: number;
  table: number;
  /** All maps of all of them for a month; a map that is used stays, one that is not goes with the retention. */
  storageMonth: number;
  /** Once, without storage. */
  total: number;
}

const THOUSAND = 1_000;
const PER_MILLION = THOUSAND / 1_000_000;

export function dollarsOf(cost: DeploymentCost): DeploymentDollars {
  const gateway = cost.requests * PRICE.restRequests * PER_MILLION;
  const lambda =
    cost.requests * PRICE.lambdaRequests * PER_MILLION +
    (cost.requestMs / CORE_SHARE) * MEMORY_GB * PRICE.lambdaGbSecond;
  // It has one core to itself.
  const builder =
    PRICE.lambdaRequests * PER_MILLION + cost.builderMs * (JOBS.buildArtifacts.memoryMb / 1024) * PRICE.lambdaGbSecond;
  const s3 = (cost.puts * PRICE.objectPuts + cost.gets * PRICE.objectGets) * PER_MILLION;
  const { readUnits, writeUnits } = cost.table;
  const table = (readUnits * PRICE.readUnits + writeUnits * PRICE.writeUnits) * PER_MILLION;
  const storageMonth = ((cost.keptBytes * THOUSAND) / 1e9) * PRICE.objectStorage;
  return { gateway, lambda, builder, s3, table, storageMonth, total: gateway + lambda + builder + s3 + table };
}
