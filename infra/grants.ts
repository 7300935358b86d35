import type { ConsumerName } from '../shared/api/consumers.ts';
import type { EndpointName } from '../shared/api/index.ts';

/**
 * A transaction needs no action of its own: DynamoDB checks the action of each item in it (`ConditionCheckItem` for a
 * bare condition). A batch does: `BatchWriteItem` is not implied by `DeleteItem`.
 */
export type TableAction =
  | 'GetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'BatchWriteItem';

/** What a function may do to the table, and to the index that lists the projects. Nothing more is granted. */
export interface Grant {
  table: readonly TableAction[];
  projectsIndex?: readonly ['Query'];
}

/** Every function by the name of its row in the contract; the compiler refuses a row without a grant. */
export const GRANTS: Readonly<Record<EndpointName | ConsumerName, Grant>> = {
  getSettings: { table: ['GetItem'] },
  putSettings: { table: ['GetItem', 'Query', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },
  patchSettings: { table: ['GetItem', 'Query', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },

  listClientKeys: { table: ['GetItem', 'Query'] },
  createClientKey: { table: ['GetItem', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },
  deleteClientKey: { table: ['GetItem', 'DeleteItem'] },

  createProject: { table: ['GetItem', 'UpdateItem', 'PutItem'] },
  listProjects: { table: ['GetItem'], projectsIndex: ['Query'] },
  getProject: { table: ['GetItem'] },
  deleteProject: { table: ['GetItem', 'DeleteItem'] },

  createAccessToken: { table: ['GetItem', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },
  listAccessTokens: { table: ['GetItem', 'Query'] },
  getAccessToken: { table: ['GetItem'] },
  revokeAccessToken: { table: ['GetItem', 'UpdateItem'] },
  rotateAccessToken: { table: ['GetItem', 'Query', 'UpdateItem', 'PutItem', 'ConditionCheckItem'] },

  getOpenapi: { table: [] },

  purgeProject: { table: ['Query', 'BatchWriteItem'] },
};
