import { Logger } from '@aws-lambda-powertools/logger';
import type { Answer, WantedPage } from '../api/answers.ts';
import type { Endpoint, Params, PathParams, TokenEndpoint } from '../api/row.ts';
import type { Call } from '../http/call.ts';
import { pipeline, type LambdaHandler } from '../http/pipeline.ts';
import type { Caller } from '../auth/caller.ts';
import { readEnvironment } from './environment.ts';
import type { Project } from '../domain/project.ts';
import * as accessTokens from '../store/access-tokens.ts';
import * as projects from '../store/projects.ts';
import { openStore, type Store } from '../store/table/store.ts';

/** What a function is given: everything before it in the pipeline is settled. */
export interface Work<Row extends Endpoint> {
  store: Store;
  params: Params<Row>;
  /** Path parameters, decoded. */
  path: PathParams<Row['path']>;
  caller: Row['access'] extends 'public' ? null : Caller;
  project: Row['scope'] extends 'project' ? Project : null;
  /** The API's address as the caller knows it, `https://host/api`, and its scheme, host and port alone. */
  base: string;
  origin: string;
  tenant: string;
  now: Date;
  /** Of a list that is read by cursor: how many rows, and after which. */
  page: Row['pagination'] extends 'keyset' ? WantedPage : null;
}

/**
 * The composition root of every endpoint: builds the real dependencies once per cold start and puts the function at the
 * end of its row's pipeline. The function returns what is answered; it throws the kernel's errors for what is refused.
 * @throws Error at cold start if the environment lacks something.
 */
export function endpoint<const Row extends TokenEndpoint>(
  row: Row,
  work: (given: Work<Row>) => Promise<Answer<Row>>,
): LambdaHandler {
  const environment = readEnvironment();
  const store = openStore(environment);
  const lookups = {
    token: (secret: string) => accessTokens.readBySecret(store, secret),
    project: (id: number) => projects.read(store, id),
    projectByPath: (path: string) => projects.readByPath(store, path),
    now: systemTime,
  };
  const given = ({ base, path, caller, project, params, page }: Call): Work<Row> =>
    ({
      store,
      params,
      path,
      caller,
      project,
      base,
      origin: new URL(base).origin,
      tenant: environment.tenant,
      now: systemTime(),
      page,
    }) as Work<Row>;
  return pipeline(row, lookups, environment.domain, new Logger(), (call) => work(given(call)));
}

function systemTime(): Date {
  return new Date();
}
