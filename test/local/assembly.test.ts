import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load.ts';
import { createResolver } from '../../local/assembly/resolver.ts';
import { smallTemplate, writeAssembly } from '../kit/local/template.ts';

const TABLE = 'arn:aws:dynamodb:eu-local-1:000000000000:table/Small-Table';

/** Loads the small stack after a change to one resource's properties. */
function loadWith(id: string, properties: Record<string, unknown>): ReturnType<typeof loadAssembly> {
  const template = smallTemplate();
  Object.assign(template.Resources[id]!.Properties, properties);
  return loadAssembly(writeAssembly(template));
}

describe('a synthesized stack', () => {
  it('is read as plain data with everything resolved', () => {
    const directory = writeAssembly(smallTemplate());
    const { api, functions, tables, eventSources } = loadAssembly(directory);
    expect(functions).toEqual([
      {
        id: 'Function',
        name: 'Small-Function',
        arn: 'arn:aws:lambda:eu-local-1:000000000000:function:Small-Function',
        label: 'things/get',
        assetDirectory: join(directory, 'asset.abc'),
        handler: 'index.handler',
        environment: { GLET_FUNCTION: 'things/get', GLET_TABLE: 'Small-Table' },
        timeoutMs: 15_000,
        memoryMb: 256,
        logGroup: 'Small-Log',
        concurrency: null,
        role: {
          name: 'Small-Role',
          statements: [
            { effect: 'Allow', actions: ['dynamodb:GetItem'], resources: [TABLE] },
            {
              effect: 'Allow',
              actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
              resources: [`${TABLE}/stream/2026-01-01T00:00:00.000`],
            },
          ],
        },
      },
    ]);
    expect(api).toMatchObject({
      stage: 'api',
      binaryMediaTypes: ['*/*'],
      routes: [
        {
          method: 'GET',
          path: '/projects/{id}',
          throttle: { rate: 5, burst: 100 },
          integration: { type: 'lambda', functionId: 'Function', credentials: null, timeoutMs: 29_000 },
        },
        {
          method: 'ANY',
          path: '/{proxy+}',
          throttle: { rate: 50, burst: 100 },
          integration: {
            type: 'mock',
            status: 404,
            headers: { 'X-A': 'b' },
            body: '{"error":"404 Not Found"}',
            requestTypes: ['application/json'],
            readsText: true,
            writesText: true,
          },
        },
      ],
      gatewayResponses: {
        MISSING_AUTHENTICATION_TOKEN: {
          status: 404,
          headers: { 'Access-Control-Allow-Origin': '*' },
          template: { contentType: 'application/json', body: '{"error":"404 Not Found"}' },
        },
      },
    });
    expect(tables).toMatchObject([{ name: 'Small-Table', arn: TABLE, timeToLiveAttribute: 'expires_at' }]);
    expect(eventSources).toMatchObject([
      {
        functionId: 'Function',
        tableId: 'Table',
        filters: [{ eventName: ['REMOVE'] }],
        batchSize: 10,
        maximumRetryAttempts: -1,
        bisectOnError: false,
        onFailure: null,
      },
    ]);
  });

  it.each([
    ['Function', { VpcConfig: {} }, 'Function cannot be run locally: VpcConfig of AWS::Lambda::Function is not known'],
    ['Function', { Runtime: 'nodejs18.x' }, 'Function cannot be run locally: Runtime nodejs18.x is not the Node'],
    [
      'Function',
      { Environment: { Variables: { A: { 'Fn::If': [] } } } },
      'Function cannot be run locally: Environment uses Fn::If',
    ],
    [
      'Function',
      { Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'things/get' } } },
      'Function cannot be run locally: Environment has no GLET_FUNCTION',
    ],
    ['Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess'] }, 'AmazonDynamoDBFullAccess'],
    [
      'Policy',
      { PolicyDocument: { Statement: { Effect: 'Allow', Action: 'a', Resource: 'b', Condition: { StringLike: {} } } } },
      'has StringLike',
    ],
    [
      'Permission',
      { SourceArn: 'arn:aws:execute-api:eu-local-1:000000000000:other/*' },
      'has no AWS::Lambda::Permission',
    ],
    ['Api', { Mode: 'merge' }, 'Api cannot be run locally: Mode of AWS::ApiGateway::RestApi is not known'],
    ['Api', { Body: undefined }, 'Api cannot be run locally: Body is no object'],
    ['Mapping', { FunctionName: 'other' }, 'Mapping cannot be run locally: FunctionName is no function of the stack'],
    ['Table', { BillingMode: 'PROVISIONED' }, 'Table cannot be run locally: BillingMode'],
  ])('is refused with a sentence when %s has %j', (id, properties, sentence) => {
    expect(() => loadWith(id, properties)).toThrow(sentence);
  });

  it('is refused with a sentence when it has a resource of an unknown type', () => {
    const template = smallTemplate();
    template.Resources['Files'] = { Type: 'AWS::EFS::FileSystem', Properties: {} };
    expect(() => loadAssembly(writeAssembly(template))).toThrow(
      'Files cannot be run locally: Type AWS::EFS::FileSystem',
    );
  });
});

describe('intrinsics', () => {
  const resolve = createResolver({ name: 'Small', template: smallTemplate(), assetDirectories: new Map() });

  it.each([
    [{ Ref: 'AWS::AccountId' }, '000000000000'],
    [{ Ref: 'Table' }, 'Small-Table'],
    [{ Ref: 'BootstrapVersion' }, '/cdk-bootstrap/version'],
    [{ 'Fn::GetAtt': 'Table.Arn' }, TABLE],
    [{ 'Fn::Join': ['/', ['a', { Ref: 'Stage' }]] }, 'a/api'],
    [{ 'Fn::Sub': '${!Literal}-${AWS::StackName}' }, '${Literal}-Small'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Table', 'Arn'] }] }] }, 'Small-Table'],
    [{ a: [{ Ref: 'AWS::NoValue' }, 1], b: { Ref: 'AWS::NoValue' } }, { a: [1] }],
    [
      { Ref: 1, other: 2 },
      { Ref: 1, other: 2 },
    ],
  ])('%j is %j', (value, expected) => {
    expect(resolve('X', 'Y', value)).toEqual(expected);
  });

  it.each([
    [{ 'Fn::ImportValue': 'x' }, "The template's X cannot be run locally: Y uses Fn::ImportValue"],
    [{ 'Fn::GetAtt': ['Table', 'Nope'] }, 'Y uses Fn::GetAtt Table.Nope'],
    [{ Ref: 'Nobody' }, 'Y refers to Nobody'],
  ])('%j is refused with a sentence', (value, sentence) => {
    expect(() => resolve('X', 'Y', value)).toThrow(sentence);
  });
});
