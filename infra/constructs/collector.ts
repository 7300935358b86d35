import type { MethodDeploymentOptions } from 'aws-cdk-lib/aws-apigateway';
import { Duration } from 'aws-cdk-lib/core';
import type { Endpoint } from '../../shared/api/row.ts';
import { rowOf, type Contract } from '../contract.ts';
import type { FunctionName } from '../grants.ts';
import type { Tenant } from '../tenant.ts';

/**
 * Tells the endpoints that SDKs send to. They have bounds of their own because anybody may call them: a client key is
 * public, it stands in the code of a page, and bytes that cost a function its time need no valid one.
 */
export function isCollector({ access }: Pick<Endpoint, 'access'>): boolean {
  return access === 'client-key';
}

/** The variables of a function that SDKs send to, by its row; none for all others. */
export function collectorEnvironment(
  contract: Pick<Contract, 'endpoints'>,
  name: FunctionName,
  { announceDropped }: Pick<Tenant, 'announceDropped'>,
): Record<string, string> {
  const row = rowOf(contract, name);
  return row && isCollector(row) ? { GLET_ANNOUNCE_DROPPED: String(announceDropped) } : {};
}

/**
 * An event takes some 20 ms. Lambda is paid by duration, so this is what the dearest request can cost, and how long it
 * keeps an execution environment of the account from everybody else.
 */
export const COLLECTOR_TIMEOUT = Duration.seconds(5);

/**
 * Throttling of the collector's methods alone, in place of the stage's. A setting for a method goes before the one for all
 * of the stage; both are targets, not exact bounds (API Gateway Developer Guide, "Throttle requests to your REST APIs for
 * better throughput").
 */
export function collectorThrottling(
  { endpoints }: Pick<Contract, 'endpoints'>,
  { collectorThrottling: { rate, burst } }: Pick<Tenant, 'collectorThrottling'>,
): { [path: string]: MethodDeploymentOptions } {
  const methods = Object.values(endpoints).filter(isCollector);
  return Object.fromEntries(
    methods.map(({ path, method }) => [
      `${path}/${method}`,
      { throttlingRateLimit: rate, throttlingBurstLimit: burst },
    ]),
  );
}
