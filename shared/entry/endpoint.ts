import { Logger } from '@aws-lambda-powertools/logger';
import type { Answer, WantedPage } from '../api/answers.ts';
import type { Access, Endpoint, Params, PathParamsOf, TokenEndpoint } from '../api/row.ts';
import type { Caller } from '../auth/caller.ts';
import { isFromOwnPage } from '../auth/credentials.ts';
import type { Channel } from '../auth/session-cookie.ts';
import type { ProjectAccessToken } from '../domain/access-token.ts';
import type { TrackedError } from '../domain/error/tracked-error.ts';
import type { Organization } from '../domain/organization.ts';
import type { Principal } from '../domain/principal.ts';
import type { Project } from '../domain/project.ts';
import type { Session } from '../domain/session.ts';
import type { Call, SentBody } from '../http/call.ts';
import type { Dialect, LocatedScope } from '../http/dialect.ts';
import type { Lookups } from '../http/lookups.ts';
import { pipeline, type Begun, type LambdaHandler } from '../http/pipeline.ts';
import * as accessTokens from '../store/access-tokens.ts';
import * as sessions from '../store/sessions.ts';
import * as signInProviders from '../store/sign-in-providers.ts';
import { openStore, storeWithin, type Store } from '../store/table/store.ts';
import { readEnvironment } from './environment.ts';

/** `PrincipalOf<'project-token'>` is a project's, as the pipeline sees to it. */
type PrincipalOf<Allowed extends Access> = Allowed extends 'public'
  ? null
  : Allowed extends 'project-token'
    ? ProjectAccessToken
    : Principal;

/** What a browser that opens an address has, and how it came. */
export interface Visit {
  channel: Channel;
  /** Whether a page of this origin led it here. */
  isFromOwnPage: boolean;
  sessionSecrets: readonly string[];
  attemptSecrets: readonly string[];
}

/** Arguments of an endpoint's function. All checks of the pipeline have passed. */
export interface Work<Row extends Endpoint> {
  /** With the request's deadline. */
  store: Store;
  params: Params<Row>;
  /** Path parameters, decoded. */
  path: PathParamsOf<Row>;
  /** Of a row whose body is not made of parameters. */
  body: Row extends { body: object } ? SentBody : null;
  caller: Row['access'] extends 'public' ? null : Caller;
  /** As whom the caller acts. */
  principal: PrincipalOf<Row['access']>;
  session: Row['access'] extends 'session' ? Session : null;
  /** Secrets of sessions that came along in cookies, of a row with which one begins or ends. */
  sessionSecrets: Row extends { session: string } ? readonly string[] : null;
  /** Of a row that leads a browser on. */
  visit: Row['success'] extends 302 ? Visit : null;
  project: Row['scope'] extends 'project' | 'issue' ? Project : null;
  /** Those that the path reaches and the caller may, of the scope `projects`. */
  projects: Row['scope'] extends 'projects' ? readonly Project[] : null;
  organization: Row['scope'] extends 'projects' ? Organization | null : null;
  error: Row['scope'] extends 'issue' ? TrackedError : null;
  /** The API's address as the caller knows it, `https://host/api`, and its scheme, host and port alone. */
  base: string;
  origin: string;
  tenant: string;
  now: Date;
  /** Of a list that is read by cursor: how many rows, and after which. */
  page: Row['pagination'] extends 'keyset' ? WantedPage : null;
}

/**
 * Builds the real dependencies of an endpoint once per cold start, and puts the function at the end of its row's
 * pipeline. The function returns what is answered; it throws the domain's refusals.
 * @param placesIn what the dialect looks up to find what a path names
 * @throws Error at cold start if the environment lacks something.
 */
export function serve<Places, const Row extends TokenEndpoint>(
  dialect: Dialect<Places>,
  placesIn: (store: Store) => Places,
  row: Row,
  work: (given: Work<Row>) => Promise<Answer<Row>>,
): LambdaHandler {
  const environment = readEnvironment();
  const opened = openStore(environment);
  // Field by field, so that nothing else of a call reaches a function; the compiler sees that none is forgotten.
  const given = (store: Store, call: Call): Work<Row> => {
    const { base, path, params, page, body, caller, principal, session, sessionSecrets } = call;
    const { project, projects, organization, error } = call;
    return {
      store,
      params,
      path,
      body,
      caller,
      principal,
      session,
      sessionSecrets,
      visit: row.success === 302 ? visitOf(call) : null,
      project,
      projects,
      organization,
      error,
      base,
      origin: new URL(base).origin,
      tenant: environment.tenant,
      now: systemTime(),
      page,
    } satisfies Record<keyof Work<Row>, unknown> as Work<Row>;
  };
  const begin = (remainingMs: number): Begun => {
    const store = storeWithin(opened, remainingMs);
    return {
      lookups: lookupsIn(store),
      // No row without a scope comes here.
      locate: (call) => dialect.locate(row.scope as LocatedScope, call, placesIn(store)),
      work: (call) => work(given(store, call)),
    };
  };
  return pipeline(row, { dialect, domain: environment.domain, log: new Logger(), begin });
}

function lookupsIn(store: Store): Lookups {
  return {
    token: (secret) => accessTokens.readBySecret(store, secret),
    session: (secret) => sessions.readBySecret(store, secret),
    tokenOf: ({ token }) => accessTokens.readByDigest(store, token),
    signInGrants: (issuer) => signInProviders.readGrants(store, issuer),
    now: systemTime,
  };
}

function visitOf({ channel, header, sessionSecrets, attemptSecrets }: Call): Visit {
  return { channel, isFromOwnPage: isFromOwnPage({ header }), sessionSecrets, attemptSecrets };
}

function systemTime(): Date {
  return new Date();
}
