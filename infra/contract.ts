import type { Endpoint } from '../shared/api/row.ts';
import { ENDPOINTS, type EndpointName } from '../shared/api/index.ts';
import type { Grant } from './grant.ts';
import { GRANTS, type FunctionName } from './grants.ts';

/** What a stack is made from: the endpoints, and what each function may do. A test gives more than there are. */
export interface Contract {
  endpoints: Readonly<Record<EndpointName, Endpoint>>;
  grants: Readonly<Record<FunctionName, Grant>>;
}

export const CONTRACT: Contract = { endpoints: ENDPOINTS, grants: GRANTS };

/** Finds the row of a function in the contract; `undefined` for one that no caller reaches, such as a consumer. */
export function rowOf({ endpoints }: Pick<Contract, 'endpoints'>, name: FunctionName): Endpoint | undefined {
  const rows: Partial<Record<FunctionName, Endpoint>> = endpoints;
  return rows[name];
}
