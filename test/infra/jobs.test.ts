import { expect, it } from 'vitest';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { JOBS } from '../../shared/api/jobs.ts';
import { functionOf, templateOf, type Properties, type Resource } from './synthesis.ts';

const template = templateOf('acme');
const assembling = functionOf(template, ENDPOINTS.assembleArtifactBundle.function);
const builder = functionOf(template, JOBS.buildArtifacts.function);

function startsOf({ properties }: Resource): Properties[] {
  const policies = template.at(properties['Role']).properties['Policies'] as Properties[];
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement as Properties[]);
  return statements.filter(({ Action }) => JSON.stringify(Action).includes('lambda:'));
}

it('only what assembles may have the builder run, and no other function, and is told its name', () => {
  const starting = template.of('AWS::Lambda::Function').filter((lambda) => startsOf(lambda).length > 0);
  expect(starting).toEqual([assembling]);
  expect(startsOf(assembling)).toEqual([
    { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [builder.id, 'Arn'] } },
  ]);
  expect(template.at(assembling.properties['Environment'].Variables.GLET_BUILDER)).toBe(builder);
});

it('the builder has a whole processor and a quarter of an hour', () => {
  expect(builder.properties).toMatchObject({ MemorySize: 1_769, Timeout: 900 });
});
