/**
 * The shape of the one table: its keys and how they are built. Read by the stack (which creates the table) and by the
 * store; nothing else knows what a key looks like.
 */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds; DynamoDB deletes what is past it within about two days, so reads must filter what has expired. */
  timeToLive: 'expires_at',
} as const;

/** Sparse: only items with both attributes are in it. Lists all projects in the order of their ids. */
export const PROJECTS_INDEX = { name: 'projects', partitionKey: 'listed', sortKey: 'id' } as const;

export interface Key {
  pk: string;
  sk: string;
}

/** Wide enough for every id below 2^53. */
const ID_DIGITS = 16;
const padded = (id: number): string => String(id).padStart(ID_DIGITS, '0');
const projectPartition = (projectId: number): string => `PROJECT#${projectId}`;

/** Prefixes of the sort keys below one project. */
export const SORT = {
  project: 'PROJECT',
  settings: 'SETTINGS',
  clientKey: 'CLIENT_KEY#',
  publicKey: 'PUBLIC_KEY#',
  accessToken: 'ACCESS_TOKEN#',
} as const;

/** The partition of a project and of everything that belongs to it. */
export const projectPk = projectPartition;
export const ADMIN_PK = 'ADMIN';

export const keys = {
  counter: (name: 'project' | 'client_key' | 'access_token'): Key => ({ pk: 'COUNTER', sk: name }),
  project: (id: number): Key => ({ pk: projectPartition(id), sk: SORT.project }),
  /** GitLab compares paths without regard to case. */
  path: (fullPath: string): Key => ({ pk: `PATH#${fullPath.toLowerCase()}`, sk: 'PATH' }),
  settings: (projectId: number): Key => ({ pk: projectPartition(projectId), sk: SORT.settings }),
  clientKey: (projectId: number, id: number): Key => ({
    pk: projectPartition(projectId),
    sk: `${SORT.clientKey}${padded(id)}`,
  }),
  publicKey: (projectId: number, publicKey: string): Key => ({
    pk: projectPartition(projectId),
    sk: `${SORT.publicKey}${publicKey}`,
  }),
  /** How a token is found from the secret that a caller shows. */
  token: (digest: string): Key => ({ pk: `TOKEN#${digest}`, sk: 'TOKEN' }),
  accessToken: (projectId: number, id: number): Key => ({
    pk: projectPartition(projectId),
    sk: `${SORT.accessToken}${padded(id)}`,
  }),
  adminToken: (id: number): Key => ({ pk: ADMIN_PK, sk: `${SORT.accessToken}${padded(id)}` }),
} as const;
