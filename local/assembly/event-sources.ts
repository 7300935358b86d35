import type { EventSource, LambdaFunction, Table } from './types.ts';
import type { Resolve } from './resolver.ts';
import { expectOnly, resourcesOf, unsupported, type Stack } from './template.ts';

const KNOWN = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  // One batch per shard at a time is allowed at any factor.
  'ParallelizationFactor',
  'StartingPosition',
  'Tags',
  'TumblingWindowInSeconds',
];

interface Properties {
  BatchSize?: number;
  BisectBatchOnFunctionError?: boolean;
  DestinationConfig?: { OnFailure?: { Destination: string } };
  Enabled?: boolean;
  EventSourceArn: string;
  FilterCriteria?: { Filters?: { Pattern: string }[] };
  FunctionName: string;
  FunctionResponseTypes?: string[];
  MaximumRecordAgeInSeconds?: number;
  MaximumRetryAttempts?: number;
  TumblingWindowInSeconds?: number;
}

/** The stack's event source mappings that are enabled; each must connect a table of the stack to a function of it. */
export function readEventSources(
  { template }: Stack,
  resolve: Resolve,
  functions: readonly LambdaFunction[],
  tables: readonly Table[],
): EventSource[] {
  return resourcesOf(template, 'AWS::Lambda::EventSourceMapping').flatMap(([id, resource]) => {
    expectOnly(id, resource, KNOWN);
    const properties = resolve(id, 'Properties', resource.Properties) as Properties;
    if (properties.Enabled === false) return [];
    const target = functions.find(({ name, arn }) => [name, arn].includes(properties.FunctionName));
    if (target === undefined) throw unsupported(id, 'FunctionName', 'is no function of the stack');
    const table = tables.find(({ streamArn }) => streamArn === properties.EventSourceArn);
    if (table === undefined) throw unsupported(id, 'EventSourceArn', "is no stream of the stack's tables");
    return [
      {
        id,
        functionId: target.id,
        tableId: table.id,
        streamArn: properties.EventSourceArn,
        filters: (properties.FilterCriteria?.Filters ?? []).map(
          ({ Pattern }) => JSON.parse(Pattern) as Record<string, unknown>,
        ),
        // The rest are CloudFormation's defaults.
        tumblingWindow: properties.TumblingWindowInSeconds ?? 0,
        batchSize: properties.BatchSize ?? 100,
        maximumRetryAttempts: properties.MaximumRetryAttempts ?? -1,
        maximumRecordAge: properties.MaximumRecordAgeInSeconds ?? -1,
        bisectOnError: properties.BisectBatchOnFunctionError ?? false,
        reportBatchItemFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
        onFailure: properties.DestinationConfig?.OnFailure?.Destination ?? null,
      },
    ];
  });
}
