import { describe, expect, it } from 'vitest';
import { apiOf } from './api-definition.ts';
import { callable, MAX_POLICY, policySizes } from './invocation-role.ts';
import { templateOf } from './synthesis.ts';

const template = templateOf('acme');
const policies = template.of('AWS::IAM::ManagedPolicy');
const integrations = [...apiOf(template).operations.values()].map(
  (operation) => operation['x-amazon-apigateway-integration'],
);
const proxies = integrations.filter(({ type }) => type === 'aws_proxy');
const role = template.at(proxies[0]!.credentials);

describe('the role by which the REST API calls functions', () => {
  it('is that of each route that has a function, and of no other', () => {
    const arn = { 'Fn::GetAtt': [role.id, 'Arn'] };
    expect(proxies.map(({ credentials }) => credentials as unknown)).toEqual(proxies.map(() => arn));
    expect(JSON.stringify(integrations.filter(({ type }) => type !== 'aws_proxy'))).not.toContain('credentials');
  });

  it('may call the functions that routes lead to, each by its own ARN, and nothing else', () => {
    const called = proxies.map(({ uri }) => /\["(\w+)","Arn"\]\},"\/invocations"/.exec(JSON.stringify(uri))![1]!);
    expect([...callable(template).keys()].toSorted()).toEqual([...new Set(called)].toSorted());
    const statement = { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: expect.any(Array) };
    const document = { Version: '2012-10-17', Statement: [statement] };
    expect(policies.map(({ properties }) => properties['PolicyDocument'] as unknown)).toEqual(
      policies.map(() => document),
    );
  });

  it('has these policies alone, and there are no others', () => {
    expect(role.properties['ManagedPolicyArns']).toEqual(policies.map(({ id }) => ({ Ref: id })));
    expect(role.properties).not.toHaveProperty('Policies');
    const attached = template
      .of('AWS::IAM::Policy')
      .filter(({ properties }) => JSON.stringify(properties['Roles']).includes(role.id));
    expect(attached).toEqual([]);
  });

  it('is for API Gateway alone, on no condition, because API Gateway says nothing of itself', () => {
    const trust = { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' } };
    expect(role.properties['AssumeRolePolicyDocument']).toEqual({ Version: '2012-10-17', Statement: [trust] });
  });

  it('is in place of permissions: only the other API has one', () => {
    const [permission, ...others] = template.of('AWS::Lambda::Permission');
    expect(others).toEqual([]);
    expect(JSON.stringify(permission!.properties['SourceArn'])).toContain(template.one('AWS::ApiGatewayV2::Api').id);
  });

  it('has no policy that is too long for IAM where all names are as long as they may be', () => {
    for (const size of policySizes(template)) expect(size).toBeLessThanOrEqual(MAX_POLICY);
  });
});
