import type { Answer } from '../api/answers.ts';
import type { TokenEndpoint } from '../api/row.ts';
import { gitlab, type GitlabPlaces } from '../http/dialects/gitlab/gitlab.ts';
import type { LambdaHandler } from '../http/pipeline.ts';
import * as projects from '../store/projects.ts';
import type { Store } from '../store/table/store.ts';
import { serve, type Work } from './endpoint.ts';

/** The composition root of every endpoint that speaks GitLab's dialect. */
export function endpoint<const Row extends TokenEndpoint & { dialect: 'gitlab' }>(
  row: Row,
  work: (given: Work<Row>) => Promise<Answer<Row>>,
): LambdaHandler {
  return serve(gitlab, placesIn, row, work);
}

function placesIn(store: Store): GitlabPlaces {
  return {
    project: (id) => projects.read(store, id),
    projectByPath: (path) => projects.readByPath(store, path),
  };
}
