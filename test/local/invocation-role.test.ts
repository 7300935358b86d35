import { describe, expect, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load.ts';
import { smallDefinition, smallTemplate, writeAssembly } from '../kit/local/template.ts';

const ROLE = { 'Fn::GetAtt': ['CallingRole', 'Arn'] };
const FUNCTION = { 'Fn::GetAtt': ['Function', 'Arn'] };
const TRUST = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'apigateway.amazonaws.com' } };
const CALLING = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION };
const MANAGED = [{ Ref: 'CallingPolicy' }];

interface Changes {
  credentials?: unknown;
  trust?: object;
  statement?: object;
  role?: Record<string, unknown>;
}

/** The small stack whose route calls its function as a role that has a managed policy, and without a permission. */
function stackWith({ credentials = ROLE, trust = TRUST, statement = CALLING, role }: Changes = {}) {
  const template = smallTemplate();
  const definition = smallDefinition();
  Object.assign(definition.paths['/projects/{id}'].get['x-amazon-apigateway-integration'], { credentials });
  template.Resources['Api']!.Properties['Body'] = definition;
  template.Resources['CallingPolicy'] = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { Description: '', Path: '/', PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
  };
  template.Resources['CallingRole'] = {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Statement: [trust] }, ManagedPolicyArns: MANAGED, ...role },
  };
  const { Permission, ...others } = template.Resources;
  return { permission: Permission!, template: { ...template, Resources: others } };
}

const load = (changes?: Changes) => loadAssembly(writeAssembly(stackWith(changes).template));

describe('a route that calls its function as a role', () => {
  it('needs no permission of the function where the role may call it by a managed policy or an inline one', () => {
    expect(load().api.routes[0]).toMatchObject({
      integration: { functionId: 'Function', credentials: 'arn:aws:iam::000000000000:role/Small-CallingRole' },
    });
    const Policies = [{ PolicyName: 'Calling', PolicyDocument: { Statement: CALLING } }];
    expect(load({ role: { ManagedPolicyArns: [], Policies } })).toBeDefined();
  });

  const { Principal: _, ...anybody } = TRUST;
  it.each<[string, Changes, string]>([
    ['a role of somewhere else', { credentials: 'arn:aws:iam::000000000000:role/other' }, 'is no role of the stack'],
    ['the caller itself', { credentials: 'arn:aws:iam::*:user/*' }, 'is no role of the stack'],
    ['a role of Lambda', { trust: { ...anybody, Principal: { Service: 'lambda.amazonaws.com' } } }, 'may not take'],
    [
      'a role with a condition that API Gateway does not meet',
      { trust: { ...TRUST, Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } } },
      'API Gateway may not take',
    ],
    ['a role that is taken in another way', { trust: { ...TRUST, Action: 'sts:TagSession' } }, 'may not take'],
    ['a role that denies', { trust: { ...TRUST, Effect: 'Deny' } }, 'AssumeRolePolicyDocument has Deny'],
    ['a role without the policy', { role: { ManagedPolicyArns: [] } }, 'does not allow lambda:InvokeFunction on arn:'],
    ['a role for other calls', { statement: { ...CALLING, Action: 'lambda:GetFunction' } }, 'does not allow'],
    ['a role that may not', { statement: { ...CALLING, Effect: 'Deny' } }, 'does not allow lambda:InvokeFunction'],
    [
      'a role for another function',
      { statement: { ...CALLING, Resource: { 'Fn::Sub': '${Function.Arn}-2' } } },
      'does not allow lambda:InvokeFunction on arn:aws:lambda:eu-local-1:000000000000:function:Small-Function.',
    ],
    [
      'a role that may on a condition',
      { statement: { ...CALLING, Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } } } },
      'does not allow lambda:InvokeFunction',
    ],
  ])('is refused with a sentence when it is %s', (_title, changes, sentence) => {
    expect(() => load(changes)).toThrow(sentence);
  });

  it("is not helped by the function's own policy, which is for API Gateway itself", () => {
    const { permission, template } = stackWith({ role: { ManagedPolicyArns: [] } });
    Object.assign(template.Resources, { Permission: permission });
    expect(() => loadAssembly(writeAssembly(template))).toThrow('does not allow lambda:InvokeFunction');
  });

  it('is named in the sentence, with function and role', () => {
    expect(() => load({ role: { ManagedPolicyArns: [] } })).toThrow(
      'Api cannot be run locally: Body, GET /projects/{id}, calls Function as arn:aws:iam::000000000000:role/Small-CallingRole,',
    );
  });
});

describe('a route without a role', () => {
  it("is refused without the function's permission as well", () => {
    const { template } = stackWith({ credentials: { Ref: 'AWS::NoValue' } });
    expect(() => loadAssembly(writeAssembly(template))).toThrow('has no AWS::Lambda::Permission for it');
  });
});

describe('a managed policy of the stack', () => {
  it.each([
    ['Roles', [{ Ref: 'CallingRole' }]],
    ['Groups', ['all']],
  ])('that says itself in %s where it is attached is refused', (property, value) => {
    const { template } = stackWith();
    Object.assign(template.Resources['CallingPolicy']!.Properties, { [property]: value });
    expect(() => loadAssembly(writeAssembly(template))).toThrow(`${property} of AWS::IAM::ManagedPolicy is not known`);
  });
});
