import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { WantedPage } from '../api/answers.ts';
import type { Caller } from '../auth/caller.ts';
import type { Channel } from '../auth/session-cookie.ts';
import type { TrackedError } from '../domain/error/tracked-error.ts';
import type { Organization } from '../domain/organization.ts';
import type { Principal } from '../domain/principal.ts';
import type { Project } from '../domain/project.ts';
import type { Session } from '../domain/session.ts';
import type { Located } from './located.ts';
import type { Lookups } from './lookups.ts';

/** Parameters by name as they arrived, not yet validated: strings, JSON values, or nested forms. */
export type RawParams = ReadonlyMap<string, unknown>;

/** The body of a row whose body is not made of parameters, and its media type with its parameters. */
export interface SentBody {
  bytes: Buffer;
  type: string;
}

/** What is known of the request so far; each step of the pipeline fills in its part for the ones after it. */
export interface Call {
  method: string;
  requestId: string;
  /** Case-insensitive; of a repeated header the last value, which is the one that API Gateway itself adds. */
  header: (name: string) => string | undefined;
  /** Address of the API as the caller is to know it, without a slash at the end: `https://host/api`. */
  base: string;
  /** Address of this request below `base`'s origin, percent-encoded as sent, without its query. */
  requestPath: string;
  /** Path parameters, decoded once. */
  path: Readonly<Record<string, string>>;
  raw: RawParams;
  body: SentBody | null;
  channel: Channel;
  /** Secrets of sessions in the cookies of this channel; to find one here proves nothing yet. */
  sessionSecrets: readonly string[];
  /** Of sign-ins that began in this browser. */
  attemptSecrets: readonly string[];
  caller: Caller | null;
  /** As whom the caller acts: the token that it showed or that its session came from, or a person. */
  principal: Principal | null;
  /** By which the caller was let in, in place of a token. */
  session: Session | null;
  project: Project | null;
  /** Those that the path reaches, and in which the caller has the level that the row asks for. */
  projects: readonly Project[];
  organization: Organization | null;
  error: TrackedError | null;
  params: Readonly<Record<string, unknown>>;
  /** Of a list that is read by cursor. */
  page: WantedPage | null;
}

/** Lambda's context, carrying the call through the chain (middy's own way to hand things to a handler). */
export type CallContext = Context & {
  call: Call;
  /** Within the time that the request has left. */
  lookups: Lookups;
  locate: (call: Call) => Promise<Located | null>;
  work: (call: Call) => Promise<unknown>;
  /** For the log, once it is known. */
  projectId?: number;
  /** For the log: `token 12`, `session of token 12` or `session of person 12`. */
  callerName?: string;
  /** No page of another origin may read the answer, since the browser, and not its caller, added what opened it. */
  isForOwnPages?: boolean;
};

/** A step of the pipeline. */
export type Step = MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>;
