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

/** The index has one partition: of all projects. */
export const PROJECTS_PARTITION = 'PROJECT';

/**
 * Errors of one project and status, in each order in which they are listed. Sparse and keys only: a page of a list is
 * read from the table by the keys that an index gives.
 */
export const ERRORS_PARTITION = 'error_list';
export const ERRORS_INDEXES = {
  last_seen: { name: 'errors_by_last_seen', partitionKey: ERRORS_PARTITION, sortKey: 'last_seen', type: 'S' },
  first_seen: { name: 'errors_by_first_seen', partitionKey: ERRORS_PARTITION, sortKey: 'first_seen', type: 'S' },
  /** By steps of the count, because an index entry whose key changes is written twice. */
  frequency: { name: 'errors_by_frequency', partitionKey: ERRORS_PARTITION, sortKey: 'frequency', type: 'N' },
} as const;

/** Of an item: partition and sort key. */
export interface Key {
  pk: string;
  sk: string;
}

/** Wide enough for every id below 2^53. */
const ID_DIGITS = 16;
export const padded = (id: number): string => String(id).padStart(ID_DIGITS, '0');

/** The partition of a project and of everything that belongs to it. */
export const projectPk = (projectId: number): string => `PROJECT#${projectId}`;

/** Reads back whose partition `projectPk` gave. */
export const projectOfPk = (pk: string): number => Number(pk.slice('PROJECT#'.length));

/** Sort keys, and the prefixes of those (with `#`) of which a partition may have several. */
export const SORT = {
  project: 'PROJECT',
  settings: 'SETTINGS',
  clientKey: 'CLIENT_KEY#',
  publicKey: 'PUBLIC_KEY#',
  accessToken: 'ACCESS_TOKEN#',
  error: 'ERROR',
  event: 'EVENT',
  eventList: 'EVENTS#',
  /** Behind that of the error, so that whoever reads a partition in its order finds what leaves the error meanwhile. */
  eventRun: 'EVENT_RUN#',
  lateEvent: 'LATE_EVENT#',
  countNote: 'COUNT_NOTE#',
  stats: 'STATS#',
  counts: 'COUNTS',
  intakeRefusals: 'INTAKE_REFUSALS',
  provider: 'PROVIDER#',
  release: 'RELEASE#',
  releaseAt: 'RELEASE_AT#',
  releaseCommits: 'RELEASE_COMMITS#',
  artifact: 'ARTIFACT#',
  alertDestination: 'ALERT_DESTINATION#',
  alertGate: 'ALERT_GATE#',
  alertMessage: 'ALERT_MESSAGE#',
} as const;

/** Whether a sort key is of an item of a kind: there are several in a partition of those whose keys end with `#`. */
export const isOfKind = (kind: keyof typeof SORT, sk: string): boolean =>
  hasSeveral(kind) ? sk.startsWith(SORT[kind]) : sk === SORT[kind];

/** Whether sort keys of a kind only begin as it says. */
export const hasSeveral = (kind: keyof typeof SORT): boolean => SORT[kind].endsWith('#');

/** The partition of all groups, which are listed in the order of their ids. */
export const GROUPS_PK = 'GROUPS';

/** The partition of what a group holds. */
export const groupPk = (groupId: number): string => `GROUP#${groupId}`;

/** Reads a project's id from the key by which its group lists it. */
export const groupProjectIdOf = ({ sk }: Pick<Key, 'sk'>): number => Number(sk.slice(`${SORT.project}#`.length));

/** The partition of the admin tokens, as their operator lists them. */
export const ADMIN_PK = 'ADMIN';

/** The partition of the OpenID providers through which persons sign in. */
export const SIGN_IN_PK = 'SIGN_IN';

/** The partition of an error and of what is kept beside it: the lists of its events, its hourly counts. */
export const errorPk = (projectId: number, errorId: number): string => `ERROR#${projectId}#${errorId}`;

/** Reads an error's id from its key. */
export const errorIdOf = (projectId: number, { pk }: Key): number => Number(pk.slice(`ERROR#${projectId}#`.length));

/** Reads back of which project an error is, and its id, from the partition that `errorPk` gave it. */
export function errorOfPk(pk: string): { project_id: number; id: number } {
  const [, projectId, id] = pk.split('#');
  return { project_id: Number(projectId), id: Number(id) };
}

/** The partition of the errors of a project and status, in each of the indexes of errors. */
export const errorsPartition = (projectId: number, status: string): string => `${projectId}#${status}`;

/** Reads the status back from such a partition. */
export const statusOfErrorsPartition = (partition: string): string => partition.slice(partition.indexOf('#') + 1);

/** The partition of the artifacts of a project: they are listed in the index by `last_seen`, by when they were built. */
export const artifactsPartition = (projectId: number): string => `${projectId}#artifacts`;

/** A sort key that has a moment (milliseconds since 1970) behind its prefix, and then something to tell items apart. */
export const momentKey = (prefix: string, moment: number, rest: string): string =>
  `${prefix}${padded(Math.max(0, moment))}#${rest}`;

/** Reads the moment of such a key. */
export const momentOf = (prefix: string, { sk }: Pick<Key, 'sk'>): number =>
  Number(sk.slice(prefix.length, prefix.length + ID_DIGITS));

/** Reads the day (`YYYY-MM-DD`) of hourly counts from their key. */
export const statsDayOf = ({ sk }: Pick<Key, 'sk'>): string => sk.slice(SORT.stats.length);

/** Reads back of which project an event is, and its id, from the partition that `keyOfEvent` gave it. */
export function eventOfPk(pk: string): { project_id: number; event_id: string } {
  const [, projectId, eventId] = pk.split('#');
  return { project_id: Number(projectId), event_id: eventId! };
}
