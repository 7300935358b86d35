import type { RemovalPolicy } from 'aws-cdk-lib/core';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { PROJECTS_INDEX, TABLE } from '../../shared/store/schema.ts';

export interface TenantTableProps {
  removalPolicy: RemovalPolicy;
  pointInTimeRecovery: boolean;
  deletionProtection: boolean;
}

/**
 * The tenant's one table. It has no name of our choosing: a table that outlives its stack would keep the name taken, and
 * the stack could not be deployed again.
 */
export function tenantTable(scope: Construct, props: TenantTableProps): Table {
  const table = new Table(scope, 'Table', {
    partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
    sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: TABLE.timeToLive,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: props.pointInTimeRecovery },
    deletionProtection: props.deletionProtection,
    removalPolicy: props.removalPolicy,
  });
  table.addGlobalSecondaryIndex({
    indexName: PROJECTS_INDEX.name,
    partitionKey: { name: PROJECTS_INDEX.partitionKey, type: AttributeType.STRING },
    sortKey: { name: PROJECTS_INDEX.sortKey, type: AttributeType.NUMBER },
    projectionType: ProjectionType.ALL,
  });
  return table;
}
