import { readFileSync, writeFileSync } from 'node:fs';
import { UserError, reportingUserErrors } from './user-error.ts';

/**
 * What an update of a deployed stack can change only with care: CloudFormation creates or deletes one index of a table in
 * an update (aws-cdk#14920), and API Gateway refuses to rename a path parameter (aws-cdk#25172).
 */
export interface Released {
  /** Indexes of the table, each with its keys and what it holds, by name. */
  indexes: Record<string, string>;
  /** Resource paths of the API. */
  paths: string[];
}

interface Template {
  Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>;
}

interface Index {
  IndexName: string;
  KeySchema: { AttributeName: string }[];
  Projection: { ProjectionType: string };
}

/** Reads both out of a synthesized template. */
export function releasedOf({ Resources }: Template): Released {
  const propertiesOf = (type: string): Record<string, unknown> =>
    Object.values(Resources).find(({ Type }) => Type === type)?.Properties ?? {};
  const indexes = propertiesOf('AWS::DynamoDB::Table')['GlobalSecondaryIndexes'] as Index[];
  const { paths } = propertiesOf('AWS::ApiGateway::RestApi')['Body'] as { paths: object };
  return {
    indexes: Object.fromEntries(
      indexes.map(({ IndexName, KeySchema, Projection }) => [
        IndexName,
        [...KeySchema.map(({ AttributeName }) => AttributeName), Projection.ProjectionType].join(' '),
      ]),
    ),
    paths: Object.keys(paths).toSorted(),
  };
}

/** `node infra/released.ts TEMPLATE`: what `npm run synth` wrote is released now. `test/infra` compares with it. */
if (import.meta.main) {
  reportingUserErrors(() => {
    const [file] = process.argv.slice(2);
    if (!file)
      throw new UserError('give the template of the release: node infra/released.ts cdk.out/NAME.template.json');
    const released = releasedOf(JSON.parse(readFileSync(file, 'utf8')) as Template);
    writeFileSync(new URL('released.json', import.meta.url), `${JSON.stringify(released, null, 2)}\n`);
  });
}
