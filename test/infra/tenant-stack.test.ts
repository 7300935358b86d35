import { describe, expect, it } from 'vitest';
import { templateOf, type Properties, type Resource } from './synthesis.ts';

const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d';
const plain = templateOf('acme');
const full = templateOf('full', {
  domain: { name: 'errors.full.example', certificateArn },
  alarmEmail: 'ops@full.example',
});

describe('a stack', () => {
  it('tells its API, its table, its logs, and where failures of its consumers are', () => {
    expect(Object.keys(plain.outputs)).toEqual([
      'MailTopic',
      'ApiUrl',
      'CollectorUrl',
      'CompressedJsonUrl',
      'TableName',
      'FailuresQueueUrl',
      'JobFailuresQueueUrl',
      'CountingFunction',
      'LogGroup',
      'AccessLogGroup',
    ]);
    expect(JSON.stringify(plain.outputs['ApiUrl']!.Value)).toMatch(/execute-api.*\/api"/);
    expect(plain.outputs['TableName']!.Value).toEqual({ Ref: plain.one('AWS::DynamoDB::Table').id });
    for (const { Description } of Object.values(full.outputs)) expect(Description).toEqual(expect.any(String));
  });

  it('stacks of two tenants share nothing: the tenant is in whatever has a name', () => {
    expect(plain.one('AWS::ApiGateway::RestApi').properties['Name']).toBe('glet-acme');
    expect(full.one('AWS::ApiGateway::RestApi').properties['Name']).toBe('glet-full');
    const named = plain.resources.flatMap(({ properties }) =>
      ['FunctionName', 'LogGroupName', 'RoleName', 'QueueName', 'TableName'].filter(
        (name) => typeof properties[name] === 'string',
      ),
    );
    expect(named).toEqual([]);
    expect(plain.text).not.toContain('full');
    expect(full.text).not.toContain('acme');
  });

  it('holds no secret', () => {
    // Of API Gateway's own answers two are called after a token, and an endpoint has what signs rotated.
    const text = full.text.replaceAll(/"[A-Z]+_(AUTHENTICATION_)?TOKEN":|rotate[-_]?(alert)?secret/gi, '');
    expect(text).not.toMatch(/glpat-|AKIA|secret|password|token"?:/i);
  });
});

describe('a domain', () => {
  it('leads to both APIs under the same paths, with the certificate of the tenant', () => {
    const domain = full.one('AWS::ApiGateway::DomainName');
    expect(domain.properties).toMatchObject({
      DomainName: 'errors.full.example',
      RegionalCertificateArn: certificateArn,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'TLS_1_2',
    });
    const mappings = full.of('AWS::ApiGatewayV2::ApiMapping').map(({ properties }) => properties);
    for (const { DomainName } of mappings) expect(full.at(DomainName)).toBe(domain);
    const leads = mappings.map(({ ApiMappingKey, ApiId, Stage }) => [ApiMappingKey, full.at(ApiId), full.at(Stage)]);
    expect(leads).toEqual([
      ['api', full.one('AWS::ApiGateway::RestApi'), full.one('AWS::ApiGateway::Stage')],
      ['api/v4/error_tracking/collector', full.one('AWS::ApiGatewayV2::Api'), full.one('AWS::ApiGatewayV2::Stage')],
      // Where tunnels send.
      ['api/api/v4/error_tracking', full.one('AWS::ApiGatewayV2::Api'), full.one('AWS::ApiGatewayV2::Stage')],
    ]);
  });

  it('is what the functions and the outputs say', () => {
    for (const { properties } of full.of('AWS::Lambda::Function')) {
      expect(properties['Environment'].Variables.GLET_DOMAIN).toBe('errors.full.example');
    }
    expect(full.outputs['ApiUrl']!.Value).toBe('https://errors.full.example/api');
    expect(full.outputs['CollectorUrl']!.Value).toBe('https://errors.full.example/api');
    expect(JSON.stringify(full.outputs['CompressedJsonUrl']!.Value)).toMatch(/execute-api.*\/api"/);
    expect(full.at(full.outputs['DomainTarget']!.Value)).toBe(full.one('AWS::ApiGateway::DomainName'));
  });

  it('is left out without one', () => {
    expect(plain.of('AWS::ApiGateway::DomainName')).toEqual([]);
    expect(plain.of('AWS::ApiGatewayV2::ApiMapping')).toEqual([]);
    expect(plain.text).not.toContain('GLET_DOMAIN');
  });
});

describe('alarms', () => {
  const operatorTopic = (): Resource => full.at(full.one('AWS::SNS::Subscription').properties['TopicArn']);

  it('are mailed, when they begin and when they end', () => {
    const topic = operatorTopic();
    expect(full.one('AWS::SNS::Subscription').properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'ops@full.example',
      TopicArn: { Ref: topic.id },
    });
    for (const { properties } of full.of('AWS::CloudWatch::Alarm')) {
      expect(properties).toMatchObject({
        AlarmActions: [{ Ref: topic.id }],
        OKActions: [{ Ref: topic.id }],
        AlarmDescription: expect.stringMatching(/^full: \w/),
        TreatMissingData: 'notBreaching',
      });
    }
  });

  it('watch server errors, throttling of API and table, the consumers and what they could not do', () => {
    const metrics = full
      .of('AWS::CloudWatch::Alarm')
      .flatMap(({ properties }) => [
        properties['MetricName'],
        ...(properties['Metrics'] ?? []).map(
          (one: { MetricStat?: { Metric: { MetricName: string } } }) => one.MetricStat?.Metric.MetricName,
        ),
      ]);
    expect(metrics.filter(Boolean)).toEqual([
      '5XXError',
      '5xx',
      'throttled-full',
      ...Array.from({ length: 5 }, () => ['ReadThrottleEvents', 'WriteThrottleEvents']).flat(),
      'Errors',
      'Errors',
      'IteratorAge',
      'IteratorAge',
      'ApproximateNumberOfMessagesVisible',
      'ApproximateNumberOfMessagesVisible',
    ]);
  });

  it('of a table that throttles see each of its indexes', () => {
    const { GlobalSecondaryIndexes } = full.one('AWS::DynamoDB::Table').properties;
    const alarm = full
      .of('AWS::CloudWatch::Alarm')
      .find(({ properties }) => properties['AlarmDescription'].includes('above its rate'))!;
    const seen = (alarm.properties['Metrics'] as { MetricStat?: { Metric: Properties } }[]).flatMap(({ MetricStat }) =>
      MetricStat ? [MetricStat.Metric['Dimensions'].find(({ Name }: Properties) => Name !== 'TableName')?.Value] : [],
    );
    const names: string[] = GlobalSecondaryIndexes.map(({ IndexName }: Properties) => IndexName);
    expect(new Set(seen)).toEqual(new Set([undefined, ...names]));
    expect(seen.length).toBeLessThanOrEqual(10);
  });

  it('may be published: the policy that demands TLS also lets CloudWatch in', () => {
    const policies = full.of('AWS::SNS::TopicPolicy').map(({ properties }) => properties);
    const policy = policies.find(({ Topics: [of] }) => full.at(of) === operatorTopic());
    expect(policy!['PolicyDocument'].Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });

  it('are left out when there is nobody to tell', () => {
    expect(plain.of('AWS::CloudWatch::Alarm')).toEqual([]);
  });
});
