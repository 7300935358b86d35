import type { Endpoint } from '../shared/api/row.ts';
import { ENDPOINTS, type EndpointName } from '../shared/api/index.ts';
import { GRANTS, type FunctionName, type Grant } from './grants.ts';

/** What a stack is made from: the endpoints, and what each function may do. A test gives more than there are. */
export interface Contract {
  endpoints: Readonly<Record<EndpointName, Endpoint>>;
  grants: Readonly<Record<FunctionName, Grant>>;
}

export const CONTRACT: Contract = { endpoints: ENDPOINTS, grants: GRANTS };
