import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableClass,
} from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ERRORS_INDEXES, PROJECTS_INDEX, TABLE } from '../../shared/store/table/keys.ts';
import type { Tenant } from '../tenant.ts';

/**
 * The tenant's one table. It has no name of our choosing: a table that outlives its stack would keep the name taken, and
 * the stack could not be deployed again.
 */
export function tenantTable(
  scope: Construct,
  tenant: Pick<Tenant, 'removalPolicy' | 'pointInTimeRecovery' | 'tableClass' | 'deletionProtection'>,
): Table {
  const table = new Table(scope, 'Table', {
    partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
    sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: TABLE.timeToLive,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: tenant.pointInTimeRecovery },
    // Also where it is the default: a tenant that goes back to it must have it said.
    tableClass: TableClass[tenant.tableClass],
    deletionProtection: tenant.deletionProtection,
    removalPolicy: tenant.removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  table.addGlobalSecondaryIndex({
    indexName: PROJECTS_INDEX.name,
    partitionKey: { name: PROJECTS_INDEX.partitionKey, type: AttributeType.STRING },
    // A number, so that projects come in the order of their ids: 9 before 10.
    sortKey: { name: PROJECTS_INDEX.sortKey, type: AttributeType.NUMBER },
    projectionType: ProjectionType.ALL,
  });
  for (const { name, partitionKey, sortKey, type } of Object.values(ERRORS_INDEXES)) {
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: type === 'N' ? AttributeType.NUMBER : AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
  return table;
}
