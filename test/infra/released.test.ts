import { describe, expect, it } from 'vitest';
import released from '../../infra/released.json' with { type: 'json' };
import { releasedOf, type Released } from '../../infra/released.ts';
import { read, stackOf } from './synthesis.ts';

const options = {
  domain: { name: 'errors.acme.example', certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b' },
};
const synthesized = stackOf('acme', options).app.synth().getStackByName('Glet-acme').template as Parameters<
  typeof read
>[0];
const template = read(synthesized);
const now = releasedOf(synthesized);

/** Indexes that an update would create or delete; one with other keys is both. */
function changedIndexes(before: Released['indexes'], after: Released['indexes']): string[] {
  const made = Object.keys(after).filter((name) => after[name] !== before[name]);
  const gone = Object.keys(before).filter((name) => before[name] !== after[name]);
  return [...made, ...gone];
}

/** Path parameters that stood somewhere and would be called something else there: `/a/{id}` → `/a/{name}`. */
function renamedParameters(before: readonly string[], after: readonly string[]): string[] {
  const parametersOf = (paths: readonly string[]) =>
    new Map(
      paths.flatMap((path) =>
        [...path.matchAll(/\{\w+\+?\}/g)].map(({ index, 0: name }) => [path.slice(0, index), name]),
      ),
    );
  const names = parametersOf(after);
  return [...parametersOf(before)]
    .filter(([place, name]) => names.has(place) && names.get(place) !== name)
    .map(([place, name]) => `${place}${name}`);
}

describe('an update of what the last release has deployed', () => {
  it.each([
    ['AWS::DynamoDB::Table', 'TableCD117FA1', 'all data'],
    ['AWS::ApiGateway::RestApi', 'ApiF70053CD', 'the address that clients are configured with'],
    ['AWS::ApiGateway::Stage', 'ApiDeploymentStageapi01526A9D', 'the address, too'],
    ['AWS::ApiGatewayV2::Api', 'CollectorApiA6205475', 'the address in every DSN'],
    ['AWS::ApiGatewayV2::Stage', 'CollectorStage27CB8609', 'the address, too'],
    ['AWS::ApiGateway::DomainName', 'Domain66AC69E0', "the target of the tenant's DNS record"],
    ['AWS::SQS::Queue', 'ConsumersFailures0C36F3FC', 'what could not be counted'],
  ])('keeps the %s: under another id than %s CloudFormation would replace it, and with it %s', (type, id) => {
    expect(template.of(type).map((one) => one.id)).toContain(id);
  });

  it('creates or deletes one index at most, for CloudFormation does no more in one update', () => {
    expect(changedIndexes(released.indexes, now.indexes).length).toBeLessThanOrEqual(1);
  });

  it('renames no path parameter, for API Gateway refuses it', () => {
    expect(renamedParameters(released.paths, now.paths)).toEqual([]);
  });
});

describe('the comparison with the last release', () => {
  it('notices indexes that come, go or change', () => {
    const before = { a: 'pk sk ALL', b: 'pk sk ALL' };
    expect(changedIndexes(before, before)).toEqual([]);
    expect(changedIndexes(before, { ...before, c: 'pk KEYS_ONLY' })).toEqual(['c']);
    expect(changedIndexes(before, { a: 'pk sk ALL' })).toEqual(['b']);
    expect(changedIndexes(before, { a: 'pk sk ALL', b: 'pk sk KEYS_ONLY' })).toEqual(['b', 'b']);
  });

  it('notices a parameter that is renamed in place, wherever it stands, and no other change', () => {
    const before = ['/a/{id}', '/a/{id}/b/{b_id}/c', '/d'];
    expect(renamedParameters(before, before)).toEqual([]);
    expect(renamedParameters(before, ['/a/{id}/b/{b_id}', '/a/{id}/e/{e_id}', '/f/{f_id}'])).toEqual([]);
    expect(renamedParameters(before, ['/a/{a_id}', '/a/{a_id}/b/{b_id}'])).toEqual(['/a/{id}']);
    expect(renamedParameters(before, ['/a/{id}/b/{key}/c'])).toEqual(['/a/{id}/b/{b_id}']);
    expect(renamedParameters(before, [])).toEqual([]);
  });
});
