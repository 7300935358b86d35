import type { WantedPage } from '../api/answers.ts';
import type { Endpoint } from '../api/row.ts';
import type { Shown } from '../auth/credentials.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Answer } from './answer.ts';
import type { Call, RawParams, Step } from './call.ts';
import type { Located } from './located.ts';

/** What was sent, as far as HTTP tells. */
export interface SentRequest {
  method: string;
  header: Call['header'];
  /** Every value of every name, in order. */
  query: readonly (readonly [string, unknown])[];
  bytes: Buffer;
  /** Of a row whose body is not made of parameters, the media types that it takes; `null`: it is. */
  types: readonly string[] | null;
}

/** What a caller shows, and as whom it wants to act. */
export interface Credentials {
  shown: Shown | null;
  /** `null`: as itself. */
  actAs: string | null;
}

/** Validated parameters of a row, and the page that is wanted of a list that is read by cursor. */
export interface ReadParameters {
  params: Readonly<Record<string, unknown>>;
  page: WantedPage | null;
}

/** The scopes of rows whose path names something. */
export type LocatedScope = Exclude<Endpoint['scope'], 'none'>;

/**
 * The manners of one API: how it takes a request apart and how it words an answer. Which checks are made, and in which
 * order, is the pipeline's. A composition root hands in one object, so that a bundle holds one dialect only.
 */
export interface Dialect<Places = unknown> {
  /** Lets scripts of other origins read the answers (CORS) of an API that browsers call; of another none. */
  cors: Step[];
  /**
   * Reads the parameters of query and body.
   * @throws MalformedRequest, before it is known who calls.
   */
  readRequest(request: SentRequest): Promise<RawParams>;
  credentials(call: Pick<Call, 'header' | 'raw' | 'sessionSecrets'>): Credentials;
  /**
   * Finds what the path names, by the row's scope; `null` when there is no such thing.
   * @param places what the dialect has to look up for that
   */
  locate(scope: LocatedScope, call: Pick<Call, 'path' | 'caller'>, places: Places): Promise<Located | null>;
  /** @throws MalformedRequest naming every problem. */
  readParameters(row: Endpoint, raw: RawParams): ReadParameters;
  /** Makes the answer of what a function returned. */
  present(row: Endpoint, result: unknown, call: Call): Answer;
  /** `null` for a refusal that the dialect has no words for, which is a fault. */
  refuse(refusal: Refusal): Answer | null;
  /** The answer when the fault is ours. It tells nothing. */
  fault: Answer;
}
