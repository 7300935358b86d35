import type { Answer } from '../api/answers.ts';
import type { TokenEndpoint } from '../api/row.ts';
import { gitlab } from '../http/dialects/gitlab/gitlab.ts';
import type { LambdaHandler } from '../http/pipeline.ts';
import { serve, type Work } from './endpoint.ts';

/** The composition root of every endpoint that speaks GitLab's dialect. */
export function endpoint<const Row extends TokenEndpoint & { dialect: 'gitlab' }>(
  row: Row,
  work: (given: Work<Row>) => Promise<Answer<Row>>,
): LambdaHandler {
  return serve(gitlab, row, work);
}
