import type { EventPlace } from '../../domain/event-order.ts';

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
const padded = (id: number): string => String(id).padStart(ID_DIGITS, '0');

/** The partition of a project and of everything that belongs to it. */
export const projectPk = (projectId: number): string => `PROJECT#${projectId}`;

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
} as const;

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

/** A sort key that has a moment (milliseconds since 1970) behind its prefix, and then something to tell items apart. */
export const momentKey = (prefix: string, moment: number, rest: string): string =>
  `${prefix}${padded(Math.max(0, moment))}#${rest}`;

/** Reads the moment of such a key. */
export const momentOf = (prefix: string, { sk }: Pick<Key, 'sk'>): number =>
  Number(sk.slice(prefix.length, prefix.length + ID_DIGITS));

/** Reads the day (`YYYY-MM-DD`) of hourly counts from their key. */
export const statsDayOf = ({ sk }: Pick<Key, 'sk'>): string => sk.slice(SORT.stats.length);

/** Builds the key of each item. */
export const keys = {
  counter: (name: 'project' | 'group' | 'client_key' | 'access_token'): Key => ({ pk: 'COUNTER', sk: name }),
  project: (id: number): Key => ({ pk: projectPk(id), sk: SORT.project }),
  /** GitLab compares paths without regard to case. */
  path: (fullPath: string): Key => ({ pk: `PATH#${fullPath.toLowerCase()}`, sk: 'PATH' }),
  groupPath: (fullPath: string): Key => ({ pk: `GROUP_PATH#${fullPath.toLowerCase()}`, sk: 'PATH' }),
  group: (id: number): Key => ({ pk: GROUPS_PK, sk: `GROUP#${padded(id)}` }),
  /** That a group holds a project. */
  groupProject: (groupId: number, projectId: number): Key => ({
    pk: groupPk(groupId),
    sk: `${SORT.project}#${padded(projectId)}`,
  }),
  settings: (projectId: number): Key => ({ pk: projectPk(projectId), sk: SORT.settings }),
  clientKey: (projectId: number, id: number): Key => ({
    pk: projectPk(projectId),
    sk: `${SORT.clientKey}${padded(id)}`,
  }),
  publicKey: (projectId: number, publicKey: string): Key => ({
    pk: projectPk(projectId),
    sk: `${SORT.publicKey}${publicKey}`,
  }),
  /** How a token is found from the secret that a caller shows. */
  token: (digest: string): Key => ({ pk: `TOKEN#${digest}`, sk: 'TOKEN' }),
  accessToken: (projectId: number, id: number): Key => ({
    pk: projectPk(projectId),
    sk: `${SORT.accessToken}${padded(id)}`,
  }),
  adminToken: (id: number): Key => ({ pk: ADMIN_PK, sk: `${SORT.accessToken}${padded(id)}` }),
  /** How a session is found from the secret in a browser's cookie. */
  session: (digest: string): Key => ({ pk: `SESSION#${digest}`, sk: 'SESSION' }),
  /** A person, by what identifies them. */
  person: (digest: string): Key => ({ pk: `PERSON#${digest}`, sk: 'PERSON' }),
  signInProvider: (issuer: string): Key => ({ pk: SIGN_IN_PK, sk: `${SORT.provider}${issuer}` }),
  /** How a sign-in that has begun is found from the `state` that a provider hands back. */
  signInAttempt: (digest: string): Key => ({ pk: `SIGN_IN#${digest}`, sk: 'ATTEMPT' }),
  /** A partition of its own for each event: writes spread over the table however many events one error has. */
  event: (projectId: number, eventId: string): Key => ({ pk: `EVENT#${projectId}#${eventId}`, sk: SORT.event }),
  error: (projectId: number, errorId: number): Key => ({ pk: errorPk(projectId, errorId), sk: SORT.error }),
  /** A list of events that were counted together, named after the first of them: its sequence number is its shard's. */
  eventList: (projectId: number, errorId: number, received: number, sequence: string, shard: string): Key => ({
    pk: errorPk(projectId, errorId),
    sk: momentKey(SORT.eventList, received, `${sequence}#${shard}`),
  }),
  /** Events that were pending in their error, named after the first of them, which may be deleted and sent again. */
  eventRun: (projectId: number, errorId: number, first: EventPlace & { received: number }): Key => ({
    pk: errorPk(projectId, errorId),
    sk: momentKey(SORT.eventRun, first.happened, `${first.id}#${first.received}`),
  }),
  /** An event that is listed by itself, because it happened at another time than those it was counted with. */
  lateEvent: (projectId: number, errorId: number, { happened, id }: EventPlace): Key => ({
    pk: errorPk(projectId, errorId),
    sk: momentKey(SORT.lateEvent, happened, id),
  }),
  /** Where a count began that was not with the first event of a list. */
  countNote: (projectId: number, errorId: number, received: number, sequence: string, shard: string): Key => ({
    pk: errorPk(projectId, errorId),
    sk: momentKey(SORT.countNote, received, `${sequence}#${shard}`),
  }),
  /** All that a project counts of its events, but what is of closed days. */
  counts: (projectId: number): Key => ({ pk: projectPk(projectId), sk: SORT.counts }),
  /** How much of its limit a client key has used that there was no room for in the counts of its project. */
  keyCounts: (projectId: number, publicKey: string): Key => ({
    pk: projectPk(projectId),
    sk: `${SORT.counts}#${publicKey}`,
  }),
  /** What the collector refused of a project last. */
  intakeRefusals: (projectId: number): Key => ({ pk: projectPk(projectId), sk: SORT.intakeRefusals }),
  /** A release, by `releaseId`. */
  release: (projectId: number, id: string): Key => ({ pk: projectPk(projectId), sk: `${SORT.release}${id}` }),
  /** The place of a release in the list of its project: by its making, milliseconds since 1970. */
  releaseAt: (projectId: number, created: number, id: string): Key => ({
    pk: projectPk(projectId),
    sk: momentKey(SORT.releaseAt, created, id),
  }),
  releaseCommits: (projectId: number, id: string): Key => ({
    pk: projectPk(projectId),
    sk: `${SORT.releaseCommits}${id}`,
  }),
  /** Hourly counts of one closed day (`YYYY-MM-DD`), of an error or a whole project by its partition. */
  stats: (pk: string, day: string): Key => ({ pk, sk: `${SORT.stats}${day}` }),
} as const;

/** Reads back of which project an event is, and its id, from the partition that `keys.event` gave it. */
export function eventOfPk(pk: string): { project_id: number; event_id: string } {
  const [, projectId, eventId] = pk.split('#');
  return { project_id: Number(projectId), event_id: eventId! };
}
