import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';

/** A log that is kept as long as the tenant wants, and goes with the stack. */
export function tenantLog(scope: Construct, id: string, tenant: Pick<Tenant, 'logRetentionDays'>): LogGroup {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enumeration's values are the days themselves
  const retention = tenant.logRetentionDays as RetentionDays;
  return new LogGroup(scope, id, { retention, removalPolicy: RemovalPolicy.DESTROY });
}
