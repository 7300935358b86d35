/** One call to DynamoDB that a function made. */
export interface Call {
  functionId: string;
  /** Such as `GetItem`. */
  operation: string;
  input: Record<string, unknown>;
  /** Capacity units by table, and by `<table>/index/<name>`; empty for what the engine refused. */
  consumed: Record<string, number>;
}

const WITHOUT_CAPACITY = ['DescribeTable', 'ListTables', 'DescribeTimeToLive'];

/** The same input, asking the engine to tell what it cost. */
export function withConsumedCapacity(operation: string, input: Record<string, unknown>): Record<string, unknown> {
  return WITHOUT_CAPACITY.includes(operation) ? input : { ...input, ReturnConsumedCapacity: 'INDEXES' };
}

interface ConsumedCapacity {
  TableName: string;
  CapacityUnits: number;
  Table?: { CapacityUnits: number };
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits: number }>;
  LocalSecondaryIndexes?: Record<string, { CapacityUnits: number }>;
}

/** Reads the cost out of an engine's answer; an answer about several tables has a list of them. */
export function consumedBy({ ConsumedCapacity }: Record<string, unknown>): Pick<Call, 'consumed'> {
  const consumed: Call['consumed'] = {};
  for (const capacity of [ConsumedCapacity ?? []].flat() as ConsumedCapacity[]) {
    const { TableName, CapacityUnits, Table } = capacity;
    consumed[TableName] = (consumed[TableName] ?? 0) + (Table?.CapacityUnits ?? CapacityUnits);
    const indexes = { ...capacity.GlobalSecondaryIndexes, ...capacity.LocalSecondaryIndexes };
    for (const [name, { CapacityUnits: units }] of Object.entries(indexes)) {
      const index = `${TableName}/index/${name}`;
      consumed[index] = (consumed[index] ?? 0) + units;
    }
  }
  return { consumed };
}
