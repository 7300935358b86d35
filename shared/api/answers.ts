import type { ExplainedEvent } from '../domain/artifact/explained-frame.ts';
import type { ErrorCounts, Facets } from '../domain/error/facets.ts';
import type { TagShares } from '../domain/error/tag-shares.ts';
import type { Checked, CheckedEventSearch } from '../domain/event-search.ts';
import type { RateLimit } from '../domain/quota.ts';
import type { accessTokenEntity, ownTokenEntity, personalAccessTokenEntity } from '../present/gitlab/access-token.ts';
import type { alertDestinationEntity } from '../present/gitlab/alert-destination.ts';
import type { alertEntity } from '../present/gitlab/alert.ts';
import type { alertRuleEntity } from '../present/gitlab/alert-rule.ts';
import type { Attempted } from '../domain/alerts/alert-message.ts';
import type { artifactEntity } from '../present/gitlab/artifact.ts';
import type { clientKeyEntity } from '../present/gitlab/client-key.ts';
import type { ErrorEntity } from '../present/gitlab/error.ts';
import type { eventInList, eventWithNeighbours } from '../present/gitlab/event.ts';
import type { metadataEntity } from '../present/gitlab/metadata.ts';
import type { groupDetails, groupEntity } from '../present/gitlab/group.ts';
import type { intakeEntity } from '../present/gitlab/intake.ts';
import type { keyUsageEntity } from '../present/gitlab/key-usage.ts';
import type { memberEntity } from '../present/gitlab/member.ts';
import type { namespaceEntity } from '../present/gitlab/namespace.ts';
import type { hookEntity } from '../present/gitlab/hook.ts';
import type { importEntity, projectEntity } from '../present/gitlab/project.ts';
import type { projectSummaryEntity } from '../present/gitlab/project-summary.ts';
import type { releaseEntity } from '../present/gitlab/release.ts';
import type { sessionEntity } from '../present/gitlab/session.ts';
import type { settingsEntity } from '../present/gitlab/settings.ts';
import type { tenantEntity } from '../present/gitlab/tenant.ts';
import type { userEntity } from '../present/gitlab/user.ts';
import type { authEntity, rootEntity } from '../present/sentry/auth.ts';
import type { sentryEventEntity, shortEventEntity } from '../present/sentry/event.ts';
import type { gitlabIssue, issueDetails, IssueEntity, StatusDetails } from '../present/sentry/issue.ts';
import type { FieldValue } from '../present/sentry/event-fields.ts';
import type { assembleEntity } from '../present/sentry/assemble.ts';
import type { chunkUploadEntity } from '../present/sentry/chunk-upload.ts';
import type { keyEntity } from '../present/sentry/key.ts';
import type { outcomesEntity } from '../present/sentry/outcomes.ts';
import type { tagEntity, tagValuesEntity } from '../present/sentry/tag-values.ts';
import type { placeEntity } from '../present/sentry/place.ts';
import type { commitEntity, deployEntity, releaseEntity as sentryReleaseEntity } from '../present/sentry/release.ts';
import type { organizationEntity } from '../present/sentry/organization.ts';
import type { projectEntity as sentryProjectEntity } from '../present/sentry/project.ts';
import type { Endpoint } from './row.ts';

/** `Nullable<{ id: number; seen: string }, 'seen'>` is `{ id: number; seen: string | null }`. */
type Nullable<Of, Keys extends keyof Of> = { [Key in keyof Of]: Key extends Keys ? Of[Key] | null : Of[Key] };

type AccessToken = ReturnType<typeof accessTokenEntity>;
type PersonalAccessToken = ReturnType<typeof personalAccessTokenEntity>;
type ClientKey = ReturnType<typeof clientKeyEntity>;
/** An external Sentry promises no more than an id: its issues and events may lack what ours always have. */
type TrackedError = Nullable<ErrorEntity, 'first_seen' | 'last_seen'>;
type OwnEvent = ReturnType<typeof eventWithNeighbours>;
type Event = Omit<Nullable<OwnEvent, 'event_id' | 'date_received' | 'timestamp' | 'details'>, 'user' | 'payload'> & {
  user: OwnEvent['user'] | Readonly<Record<string, unknown>>;
  payload: Readonly<Record<string, unknown>>;
};

interface NewCookie {
  secret: string;
  seconds: number;
}

/** The body of every answer that a row may name, before it becomes JSON. `schemas.ts` has the schema of each. */
export interface Answers {
  Settings: ReturnType<typeof settingsEntity>;
  AlertRule: ReturnType<typeof alertRuleEntity>;
  AlertDestination: ReturnType<typeof alertDestinationEntity>;
  AlertDestinationWithSecret: ReturnType<typeof alertDestinationEntity> & { signing_secret: string | null };
  AlertMessage: ReturnType<typeof alertEntity>;
  ProjectHook: ReturnType<typeof hookEntity>;
  AlertTest: Pick<Attempted, 'status' | 'ms' | 'problem' | 'answer'> & { delivered: boolean };
  ClientKey: ClientKey;
  ClientKeyInList: ClientKey & { usage?: ReturnType<typeof keyUsageEntity> };
  ClientKeyWithLimit: Omit<ClientKey, 'rate_limit'> & { rate_limit: RateLimit | null };
  Project: ReturnType<typeof projectEntity>;
  ProjectSummary: ReturnType<typeof projectSummaryEntity>;
  ProjectImport: ReturnType<typeof importEntity>;
  Group: ReturnType<typeof groupEntity>;
  GroupDetails: ReturnType<typeof groupDetails>;
  Namespace: ReturnType<typeof namespaceEntity>;
  Member: ReturnType<typeof memberEntity>;
  AccessToken: AccessToken;
  AccessTokenWithSecret: AccessToken & { token: string };
  PersonalAccessToken: PersonalAccessToken;
  OwnToken: ReturnType<typeof ownTokenEntity>;
  PersonalAccessTokenWithSecret: PersonalAccessToken & { token: string };
  User: ReturnType<typeof userEntity>;
  Metadata: ReturnType<typeof metadataEntity>;
  /** Its words are the dialect's. */
  Accepted: void;
  Created: void;
  EventId: { id?: string };
  Error: TrackedError;
  Errors: readonly TrackedError[];
  ErrorCounts: ErrorCounts;
  ErrorFacets: Facets;
  TagShares: TagShares;
  EventInList: ReturnType<typeof eventInList>;
  Event: Event;
  Stats: { frequency: [number, number][] };
  ProjectStats: { frequency: [number, number][]; dropped: number; garbled: number };
  Intake: ReturnType<typeof intakeEntity>;
  Tenant: ReturnType<typeof tenantEntity>;
  Session: ReturnType<typeof sessionEntity>;
  /** Of a row that answers 204 and gives the browser its session's secret, for so many seconds. */
  SessionCookie: NewCookie;
  /**
   * Of a row that answers 302: where the browser goes on, and what it gets on the way, for so many seconds: a session, or
   * what ties an attempt to sign in to it (`null` takes that away).
   */
  Redirect: { location: string; session?: NewCookie; attempt?: NewCookie };
  SentryRoot: ReturnType<typeof rootEntity>;
  SentryAuth: ReturnType<typeof authEntity>;
  SentryOrganization: ReturnType<typeof organizationEntity>;
  SentryProject: ReturnType<typeof sentryProjectEntity>;
  SentryIssue: ReturnType<typeof issueDetails>;
  SentryIssueInList: IssueEntity & { matchingEventId?: string };
  SentryGitlabIssue: ReturnType<typeof gitlabIssue>;
  /** What was changed of several issues. */
  SentryChange: { status?: string; statusDetails: StatusDetails };
  SentryShortId: ReturnType<typeof placeEntity> & { shortId: string; group: ReturnType<typeof issueDetails> };
  SentryEvent: ReturnType<typeof sentryEventEntity>;
  SentryEventInList: ReturnType<typeof shortEventEntity>;
  SentryEventId: ReturnType<typeof placeEntity> & { eventId: string; event: ReturnType<typeof sentryEventEntity> };
  SentryKey: ReturnType<typeof keyEntity>;
  SentryTagValues: ReturnType<typeof tagValuesEntity>;
  SentryActivities: { activity: never[] };
  SentryEnvironment: { id: string; name: string; isHidden: boolean };
  SentryEventsStats: { data: [number, { count: number }[]][]; start: number; end: number };
  SentryStats: ReturnType<typeof outcomesEntity>;
  SentryEventInTable: Record<string, FieldValue>;
  SentryCheckedSearch: CheckedEventSearch & {
    projects: Omit<Checked, 'name'>[];
    dataset: Checked[];
    environment: Checked[];
  };
  SentryTag: ReturnType<typeof tagEntity>;
  SentryChunkUpload: ReturnType<typeof chunkUploadEntity>;
  SentryUploaded: object;
  SentryAssemble: ReturnType<typeof assembleEntity>;
  /** Of a list of what is not there. */
  SentryNothing: never;
  Release: ReturnType<typeof releaseEntity>;
  Artifact: ReturnType<typeof artifactEntity>;
  EventSourceMaps: ExplainedEvent;
  SentryRelease: ReturnType<typeof sentryReleaseEntity>;
  /** Empty: there is none. */
  SentryPreviousRelease: ReturnType<typeof sentryReleaseEntity> | Record<string, never>;
  SentryCommit: ReturnType<typeof commitEntity>;
  SentryDeploy: ReturnType<typeof deployEntity>;
  OpenApi: Readonly<Record<string, unknown>>;
  /** Of a row that answers 204. */
  None: void;
}

/** Where a page of a long list ended: the keys of its last row. Callers hand it back as they got it. */
export type Cursor = readonly (string | number)[];

/** The page of such a list that a caller wants: how many rows, and after which. */
export interface WantedPage {
  limit: number;
  after: Cursor | null;
}

/** What was made, or was there already. */
export interface Repeatable<Of> {
  isRepeated: boolean;
  body: Of;
}

/** A page of a list that is read by cursor. */
export interface KeysetPage<Of = unknown> {
  rows: readonly Of[];
  /** `null` at the end of the list. */
  next: Cursor | null;
  /** Of a list with filters: how many rows were looked at for this page. */
  searched?: number;
  /** Of a table: the types of its columns by their names. */
  columns?: Readonly<Record<string, string>>;
  /** Whether it is of a search for one thing by its id. */
  isDirectHit?: boolean;
}

/**
 * The result of a row's function; of a row with `repeated`, with whether it was there. `{ response: 'Project' }` is one project; with `pagination: 'lenient'` or `'declared'` it
 * is all projects, of which the pipeline shows one page; with `pagination: 'keyset'` it is the page itself.
 */
export type Answer<Row extends Pick<Endpoint, 'response' | 'pagination'>> = Row extends { repeated: number }
  ? Repeatable<Answers[Row['response']]>
  : Page<Row>;

type Page<Row extends Pick<Endpoint, 'response' | 'pagination'>> = Row['pagination'] extends 'keyset'
  ? KeysetPage<Answers[Row['response']]>
  : Row['pagination'] extends 'lenient' | 'declared'
    ? readonly Answers[Row['response']][]
    : Answers[Row['response']];
