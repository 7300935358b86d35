import type { Answer } from '../api/answers.ts';
import type { TokenEndpoint } from '../api/row.ts';
import { sentry, type SentryPlaces } from '../http/dialects/sentry/sentry.ts';
import type { LambdaHandler } from '../http/pipeline.ts';
import { reachIssue, reachOrganization, reachProject } from '../services/organizations/reach.ts';
import type { Store } from '../store/table/store.ts';
import { serve, type Work } from './endpoint.ts';

/** The composition root of every endpoint that speaks the dialect of Sentry's Web API. */
export function endpoint<const Row extends TokenEndpoint & { dialect: 'sentry' }>(
  row: Row,
  work: (given: Work<Row>) => Promise<Answer<Row>>,
): LambdaHandler {
  return serve(sentry, placesIn, row, work);
}

function placesIn(store: Store): SentryPlaces {
  return {
    project: (known, organization, project) => reachProject(store, known, organization, project),
    organization: (known, organization) => reachOrganization(store, known, organization),
    issue: (known, organization, issue) => reachIssue(store, known, organization, issue, new Date()),
  };
}
