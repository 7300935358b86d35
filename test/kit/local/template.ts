import type { Template } from '../../../local/assembly/template.ts';
import { temporaryDirectory, writeFiles } from './directories.ts';

const API = { Ref: 'Api' };
const table = { 'Fn::GetAtt': ['Table', 'Arn'] };
const stream = { 'Fn::GetAtt': ['Table', 'StreamArn'] };

/** An API with one of everything. */
export function smallDefinition() {
  return {
    openapi: '3.0.1',
    info: { title: 'api', version: '1' },
    'x-amazon-apigateway-binary-media-types': ['*/*'],
    'x-amazon-apigateway-gateway-responses': {
      MISSING_AUTHENTICATION_TOKEN: {
        statusCode: '404',
        responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
        responseTemplates: { 'application/json': '{"error":"404 Not Found"}' },
      },
    },
    paths: {
      '/projects/{id}': {
        get: {
          responses: {},
          'x-amazon-apigateway-integration': {
            type: 'aws_proxy',
            httpMethod: 'POST',
            uri: {
              'Fn::Sub':
                'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
            },
          },
        },
      },
      '/{proxy+}': {
        'x-amazon-apigateway-any-method': {
          responses: { 404: { description: 'Not found', headers: { 'X-A': { schema: { type: 'string' } } } } },
          'x-amazon-apigateway-integration': {
            type: 'mock',
            contentHandling: 'CONVERT_TO_TEXT',
            passthroughBehavior: 'never',
            requestTemplates: { 'application/json': '{"statusCode":404}' },
            responses: {
              default: {
                statusCode: '404',
                contentHandling: 'CONVERT_TO_TEXT',
                responseParameters: { 'method.response.header.X-A': "'b'" },
                responseTemplates: { 'application/json': '{"error":"404 Not Found"}' },
              },
            },
          },
        },
      },
    },
  };
}

/** A small stack with one of everything, as CDK would write it. */
export function smallTemplate(): Template & { Resources: Record<string, { Properties: Record<string, unknown> }> } {
  return {
    Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/version' } },
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
          BillingMode: 'PAY_PER_REQUEST',
          StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
          TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
          DeletionProtectionEnabled: true,
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {},
          ManagedPolicyArns: [
            { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AWSXRayDaemonWriteAccess']] },
          ],
        },
      },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'Policy',
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: table },
              {
                Effect: 'Allow',
                Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
                Resource: stream,
              },
            ],
          },
        },
      },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: 'abc.zip' },
          Runtime: `nodejs${process.versions.node.split('.')[0]}.x`,
          Handler: 'index.handler',
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Environment: { Variables: { GLET_FUNCTION: 'things/get', GLET_TABLE: { Ref: 'Table' } } },
          LoggingConfig: { LogGroup: { Ref: 'Log' } },
          MemorySize: 256,
          Timeout: 15,
        },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api', Body: smallDefinition() } },
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { 'Fn::GetAtt': ['Function', 'Arn'] },
          Principal: 'apigateway.amazonaws.com',
          SourceArn: {
            'Fn::Sub': [
              'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${api}/${Stage}/GET/projects/*',
              { api: API },
            ],
          },
        },
      },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: {
          RestApiId: API,
          StageName: 'api',
          MethodSettings: [
            { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
            { HttpMethod: 'GET', ResourcePath: '/~1projects~1{id}', ThrottlingRateLimit: 5 },
          ],
        },
      },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: stream,
          FunctionName: { Ref: 'Function' },
          StartingPosition: 'LATEST',
          BatchSize: 10,
          FilterCriteria: { Filters: [{ Pattern: '{"eventName":["REMOVE"]}' }] },
        },
      },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { Anything: { 'Fn::Unheard': 'of' } } },
    },
  };
}

/** @returns the directory that `cdk synth` would have left. */
export function writeAssembly(template: Template): string {
  const directory = temporaryDirectory();
  writeFiles(directory, {
    'manifest.json': {
      artifacts: {
        Small: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Small.template.json' } },
        'Small.assets': { type: 'cdk:asset-manifest', properties: { file: 'Small.assets.json' } },
      },
    },
    'Small.template.json': template,
    'Small.assets.json': {
      files: {
        abc: { source: { path: 'asset.abc', packaging: 'zip' }, destinations: { here: { objectKey: 'abc.zip' } } },
      },
    },
  });
  return directory;
}
