import type { EventPlace } from '../../domain/event-order.ts';
import {
  ADMIN_PK,
  errorPk,
  groupPk,
  GROUPS_PK,
  momentKey,
  padded,
  projectPk,
  SIGN_IN_PK,
  SORT,
  type Key,
} from './keys.ts';

export const keyOfCounter = (name: 'project' | 'group' | 'client_key' | 'access_token'): Key => ({
  pk: 'COUNTER',
  sk: name,
});

export const keyOfProject = (id: number): Key => ({ pk: projectPk(id), sk: SORT.project });

/** GitLab compares paths without regard to case. */
export const keyOfPath = (fullPath: string): Key => ({ pk: `PATH#${fullPath.toLowerCase()}`, sk: 'PATH' });

export const keyOfGroupPath = (fullPath: string): Key => ({ pk: `GROUP_PATH#${fullPath.toLowerCase()}`, sk: 'PATH' });

export const keyOfGroup = (id: number): Key => ({ pk: GROUPS_PK, sk: `GROUP#${padded(id)}` });

/** That a group holds a project. */
export const keyOfGroupProject = (groupId: number, projectId: number): Key => ({
  pk: groupPk(groupId),
  sk: `${SORT.project}#${padded(projectId)}`,
});

export const keyOfSettings = (projectId: number): Key => ({ pk: projectPk(projectId), sk: SORT.settings });

export const keyOfClientKey = (projectId: number, id: number): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.clientKey}${padded(id)}`,
});

export const keyOfPublicKey = (projectId: number, publicKey: string): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.publicKey}${publicKey}`,
});

/** How a token is found from the secret that a caller shows. */
export const keyOfToken = (digest: string): Key => ({ pk: `TOKEN#${digest}`, sk: 'TOKEN' });

export const keyOfAccessToken = (projectId: number, id: number): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.accessToken}${padded(id)}`,
});

export const keyOfAdminToken = (id: number): Key => ({ pk: ADMIN_PK, sk: `${SORT.accessToken}${padded(id)}` });

/** How a session is found from the secret in a browser's cookie. */
export const keyOfSession = (digest: string): Key => ({ pk: `SESSION#${digest}`, sk: 'SESSION' });

/** A person, by what identifies them. */
export const keyOfPerson = (digest: string): Key => ({ pk: `PERSON#${digest}`, sk: 'PERSON' });

export const keyOfSignInProvider = (issuer: string): Key => ({ pk: SIGN_IN_PK, sk: `${SORT.provider}${issuer}` });

/** How a sign-in that has begun is found from the `state` that a provider hands back. */
export const keyOfSignInAttempt = (digest: string): Key => ({ pk: `SIGN_IN#${digest}`, sk: 'ATTEMPT' });

/** A partition of its own for each event: writes spread over the table however many events one error has. */
export const keyOfEvent = (projectId: number, eventId: string): Key => ({
  pk: `EVENT#${projectId}#${eventId}`,
  sk: SORT.event,
});

export const keyOfError = (projectId: number, errorId: number): Key => ({
  pk: errorPk(projectId, errorId),
  sk: SORT.error,
});

/** A list of events that were counted together, named after the first of them: its sequence number is its shard's. */
export const keyOfEventList = (
  projectId: number,
  errorId: number,
  received: number,
  sequence: string,
  shard: string,
): Key => ({
  pk: errorPk(projectId, errorId),
  sk: momentKey(SORT.eventList, received, `${sequence}#${shard}`),
});

/** Events that were pending in their error, named after the first of them, which may be deleted and sent again. */
export const keyOfEventRun = (projectId: number, errorId: number, first: EventPlace & { received: number }): Key => ({
  pk: errorPk(projectId, errorId),
  sk: momentKey(SORT.eventRun, first.happened, `${first.id}#${first.received}`),
});

/** An event that is listed by itself, because it happened at another time than those it was counted with. */
export const keyOfLateEvent = (projectId: number, errorId: number, { happened, id }: EventPlace): Key => ({
  pk: errorPk(projectId, errorId),
  sk: momentKey(SORT.lateEvent, happened, id),
});

/** Where a count began that was not with the first event of a list. */
export const keyOfCountNote = (
  projectId: number,
  errorId: number,
  received: number,
  sequence: string,
  shard: string,
): Key => ({
  pk: errorPk(projectId, errorId),
  sk: momentKey(SORT.countNote, received, `${sequence}#${shard}`),
});

/** That an error was merged into another. */
export const keyOfMergedError = (projectId: number, into: number, from: number): Key => ({
  pk: errorPk(projectId, into),
  sk: `${MERGED_ERROR}${padded(from)}`,
});

/** Reads which error it was from such a key; `null` for any other. */
export const mergedErrorOf = ({ sk }: Pick<Key, 'sk'>): number | null =>
  sk.startsWith(MERGED_ERROR) ? Number(sk.slice(MERGED_ERROR.length)) : null;

const MERGED_ERROR = 'MERGED#';

/** How a project has an upload. */
export const keyOfBundle = (projectId: number, id: string): Key => ({
  pk: projectPk(projectId),
  sk: `BUNDLE#${id}`,
});

/** What was built of one source map. */
export const keyOfArtifact = (projectId: number, artifactId: string): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.artifact}${artifactId}`,
});

/** Which artifact a script of a release has: by the digest of release, distribution and path, which may be long. */
export const keyOfReleaseFile = (projectId: number, file: { digest: string }): Key => ({
  pk: projectPk(projectId),
  sk: `RELEASE_FILE#${file.digest}`,
});

/** That the bytes of a chunk are in the bucket. */
export const keyOfChunk = (owner: string, digest: string): Key => ({ pk: `CHUNK#${owner}#${digest}`, sk: 'CHUNK' });

/** All that a project counts of its events, but what is of closed days. */
export const keyOfCounts = (projectId: number): Key => ({ pk: projectPk(projectId), sk: SORT.counts });

/** How much of its limit a client key has used that there was no room for in the counts of its project. */
export const keyOfKeyCounts = (projectId: number, publicKey: string): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.counts}#${publicKey}`,
});

/** What the collector refused of a project last. */
export const keyOfIntakeRefusals = (projectId: number): Key => ({ pk: projectPk(projectId), sk: SORT.intakeRefusals });

/** A release, by `releaseId`. */
export const keyOfRelease = (projectId: number, id: string): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.release}${id}`,
});

/** The place of a release in the list of its project: by its making, milliseconds since 1970. */
export const keyOfReleaseAt = (projectId: number, created: number, id: string): Key => ({
  pk: projectPk(projectId),
  sk: momentKey(SORT.releaseAt, created, id),
});

export const keyOfReleaseCommits = (projectId: number, id: string): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.releaseCommits}${id}`,
});

/** Whom alerts of a project are told to. */
export const keyOfAlertDestination = (projectId: number, id: number): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.alertDestination}${padded(id)}`,
});

/** What a destination has to be told, and when. */
export const keyOfAlertGate = (projectId: number, destinationId: number): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.alertGate}${padded(destinationId)}`,
});

/** How often destinations of a project were tested lately. */
export const keyOfAlertTests = (projectId: number): Key => ({ pk: projectPk(projectId), sk: 'ALERT_TESTS' });

/** A message in the history of a project's alerts: by its making, ISO 8601 UTC. */
export const keyOfAlertMessage = (projectId: number, { at, id }: { at: string; id: string }): Key => ({
  pk: projectPk(projectId),
  sk: `${SORT.alertMessage}${at}#${id}`,
});

/** Hourly counts of one closed day (`YYYY-MM-DD`), of an error or a whole project by its partition. */
export const keyOfStats = (pk: string, day: string): Key => ({ pk, sk: `${SORT.stats}${day}` });
