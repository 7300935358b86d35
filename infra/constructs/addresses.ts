import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';
import { COLLECTOR_PATH } from '../../shared/api/collector.ts';

/** The stages' name is the first segment of their addresses: with this one they are GitLab's, `https://HOST/api/v4/…`. */
export const STAGE = 'api';

/** The last segment of the collector's path, and the slash before it. */
export const COLLECTOR_SEGMENT = COLLECTOR_PATH.slice(COLLECTOR_PATH.lastIndexOf('/'));

/** Gives the address that API Gateway has for an API's stage, whether there is a custom domain or not. */
export function ownAddress(scope: Construct, apiId: string): string {
  const { region, urlSuffix } = Stack.of(scope);
  return `https://${apiId}.execute-api.${region}.${urlSuffix}/${STAGE}`;
}

/** Gives the address by which callers know an API: under the tenant's domain, if there is one. */
export function addressOf(scope: Construct, apiId: string, { domain }: Pick<Tenant, 'domain'>): string {
  return domain === null ? ownAddress(scope, apiId) : `https://${domain.name}/${STAGE}`;
}
