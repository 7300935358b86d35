import type { KeySchema, SecondaryIndex, Table } from './types.ts';
import { physicalName } from './references.ts';
import type { Resolve } from './resolver.ts';
import { expectOnly, resourcesOf, unsupported, type Stack } from './template.ts';

const KNOWN = [
  'AttributeDefinitions',
  'BillingMode',
  'GlobalSecondaryIndexes',
  'KeySchema',
  'LocalSecondaryIndexes',
  'StreamSpecification',
  'TableName',
  'TimeToLiveSpecification',
];

/** Safety, cost and protection: nothing that a local table could do otherwise. `Replicas` carries them in a GlobalTable. */
const WITHOUT_EFFECT = [
  'ContributorInsightsSpecification',
  'DeletionProtectionEnabled',
  'OnDemandThroughput',
  'PointInTimeRecoverySpecification',
  'Replicas',
  'SSESpecification',
  'TableClass',
  'Tags',
  'WarmThroughput',
  'WriteOnDemandThroughputSettings',
];

interface Properties {
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  BillingMode?: string;
  GlobalSecondaryIndexes?: SecondaryIndex[];
  KeySchema: KeySchema;
  LocalSecondaryIndexes?: SecondaryIndex[];
  StreamSpecification?: { StreamViewType: string };
  TimeToLiveSpecification?: { AttributeName?: string; Enabled: boolean };
}

/** The stack's tables, of either kind, as input for DynamoDB's CreateTable. */
export function readTables(stack: Stack, resolve: Resolve): Table[] {
  return resourcesOf(stack.template, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(([id, resource]) => {
    expectOnly(id, resource, [...KNOWN, ...WITHOUT_EFFECT]);
    const wanted = Object.entries(resource.Properties ?? {}).filter(([name]) => KNOWN.includes(name));
    const properties = resolve(id, 'Properties', Object.fromEntries(wanted)) as Properties;
    if (properties.BillingMode !== 'PAY_PER_REQUEST') throw unsupported(id, 'BillingMode', 'is not PAY_PER_REQUEST');
    const stream = properties.StreamSpecification;
    const attribute = (name: string): string => resolve(id, name, { 'Fn::GetAtt': [id, name] }) as string;
    const name = physicalName(stack.name, id, resource);
    return {
      id,
      name,
      arn: attribute('Arn'),
      streamArn: stream ? attribute('StreamArn') : null,
      create: {
        TableName: name,
        AttributeDefinitions: properties.AttributeDefinitions,
        KeySchema: properties.KeySchema,
        ...indexes('GlobalSecondaryIndexes', properties.GlobalSecondaryIndexes),
        ...indexes('LocalSecondaryIndexes', properties.LocalSecondaryIndexes),
        BillingMode: 'PAY_PER_REQUEST',
        ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
      },
      timeToLiveAttribute: properties.TimeToLiveSpecification?.Enabled
        ? properties.TimeToLiveSpecification.AttributeName!
        : null,
    };
  });
}

function indexes<Name extends string>(
  name: Name,
  given: SecondaryIndex[] = [],
): Partial<Record<Name, SecondaryIndex[]>> {
  if (given.length === 0) return {};
  const plain = given.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
  return { [name]: plain } as Partial<Record<Name, SecondaryIndex[]>>;
}
