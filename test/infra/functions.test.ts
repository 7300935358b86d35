import { describe, expect, it } from 'vitest';
import { asksExternalSentry } from '../../infra/grant.ts';
import { GRANTS } from '../../infra/grants.ts';
import { readEnvironment, readExternalSentryTime, readIngestLimits } from '../../shared/entry/environment.ts';
import type { Endpoint } from '../../shared/api/row.ts';
import { OBJECT_KINDS } from '../../shared/s3/keys.ts';
import { PAGES } from '../../shared/api/pages.ts';
import { JOBS, type Job } from '../../shared/api/jobs.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { FUNCTION_VARIABLES } from '../kit/surroundings.ts';
import { functionOf, templateOf, type Properties, type Resource } from './synthesis.ts';

const template = templateOf('acme', {
  logRetentionDays: 14,
  projectQuota: { count: 7, megabytes: 2 },
  newErrorLimit: 11,
});
const functions = template.of('AWS::Lambda::Function');
const rows = Object.entries({ ...ENDPOINTS, ...PAGES, ...CONSUMERS, ...JOBS }) as [
  keyof typeof GRANTS,
  { function: string },
][];
const table = template.one('AWS::DynamoDB::Table');

const memoryOf = new Map(Object.values<Job>(JOBS).map((row): [string, number] => [row.function, row.memoryMb]));

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

function statementsOf(lambda: Resource): Statement[] {
  const role = template.at(lambda.properties['Role']);
  expect(role.properties['ManagedPolicyArns']).toBeUndefined();
  return role.properties['Policies'].flatMap((policy: Properties) => policy.PolicyDocument.Statement);
}

describe('the functions', () => {
  it('are those of the contract, each once', () => {
    const files = functions.map(({ properties }) => String(properties['Environment'].Variables.GLET_FUNCTION));
    expect(files.toSorted()).toEqual(rows.map(([, row]) => row.function).toSorted());
  });

  it.each(functions)('$id runs Node 24 on arm64 from a bundle of its own', ({ properties }) => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: memoryOf.get(properties['Environment'].Variables.GLET_FUNCTION) ?? 512,
      Description: expect.stringMatching(/\w/),
    });
    expect(functions.filter((other) => other.properties['Code'].S3Key === properties['Code'].S3Key)).toHaveLength(1);
  });

  it.each(functions)('$id is told what a function has to know', ({ properties }) => {
    const { GLET_TABLE, ...variables } = properties['Environment'].Variables;
    expect(variables.POWERTOOLS_SERVICE_NAME).toBe(variables.GLET_FUNCTION);
    expect(template.at(GLET_TABLE)).toBe(table);
    expect(readEnvironment({ GLET_TABLE: 'its table', ...variables })).toMatchObject({ tenant: 'acme', domain: null });
  });

  it.each(functions)('$id is not told what only tests tell a function', ({ properties }) => {
    expect(Object.keys(properties['Environment'].Variables).filter((name) => name in FUNCTION_VARIABLES)).toEqual([]);
  });

  it.each(['collector/envelope', 'collector/store', 'collector/security', 'stream/count-events'])(
    '%s is told the limits of events',
    (file) => {
      expect(readIngestLimits(functionOf(template, file).properties['Environment'].Variables)).toEqual({
        retentionDays: 90,
        clientKey: { count: 10_000, window: 60 },
        project: { count: 7, window: 3_600, bytes: 2 * 2 ** 20 },
        newErrorsPerHour: 11,
      });
    },
  );

  it.each(Object.values<Endpoint>(ENDPOINTS))(
    '$function answers before API Gateway stops waiting, the collector within five seconds',
    ({ function: file }) => {
      const isCollector = file.startsWith('collector/');
      expect(functionOf(template, file).properties['Timeout']).toBe(isCollector ? 5 : 15);
    },
  );

  it('only functions of the collector and of external Sentries have environments that the tenant reserves', () => {
    const reserved = ({ properties }: Resource) => properties['ReservedConcurrentExecutions'] !== undefined;
    expect(functions.filter(reserved)).toEqual([]);
    const reserving = templateOf('acme', { reservedConcurrency: 20, externalSentry: { reservedConcurrency: 5 } });
    const numbers = reserving
      .of('AWS::Lambda::Function')
      .map(({ properties }) => [
        properties['Environment'].Variables.GLET_FUNCTION as string,
        properties['ReservedConcurrentExecutions'] as unknown,
      ])
      .filter(([, concurrency]) => concurrency !== undefined);
    expect(new Map(numbers as [string, number][])).toEqual(
      new Map([
        ['gitlab/errors/list', 5],
        ['gitlab/errors/get', 5],
        ['gitlab/errors/update', 5],
        ['gitlab/events/latest', 5],
        ['collector/envelope', 20],
        ['collector/store', 20],
        ['collector/security', 20],
      ]),
    );
  });

  it('are told how long an external Sentry may take, where they may ask one', () => {
    const hurried = templateOf('acme', { externalSentry: { timeoutSeconds: 3 } });
    const told = rows.flatMap(([name, { function: file }]) => {
      const variables = functionOf(hurried, file).properties['Environment'].Variables as Record<string, string>;
      return 'GLET_EXTERNAL_SENTRY_SECONDS' in variables ? [[name, readExternalSentryTime(variables)]] : [];
    });
    expect(told).toEqual(rows.flatMap(([name]) => (asksExternalSentry(GRANTS[name]) ? [[name, 3_000]] : [])));
    expect(told).toHaveLength(4);
  });

  it.each(functions)('$id has a role that no other has, and the log that all have', (lambda) => {
    const { Role, LoggingConfig } = lambda.properties;
    expect(functions.filter((other) => JSON.stringify(other.properties['Role']) === JSON.stringify(Role))).toEqual([
      lambda,
    ]);
    expect(LoggingConfig).toEqual(functions[0]!.properties['LoggingConfig']);
    expect(template.at(LoggingConfig.LogGroup).type).toBe('AWS::Logs::LogGroup');
  });
});

describe('the roles', () => {
  it.each(rows)('%s may do to the table what its grant says, and nothing else', (name, row) => {
    const arn = JSON.stringify({ 'Fn::GetAtt': [table.id, 'Arn'] });
    const statements = statementsOf(functionOf(template, row.function)).filter(({ Resource }) =>
      JSON.stringify(Resource).includes(arn),
    );
    // CDK joins statements that differ in their resources alone.
    const granted = statements.flatMap(({ Effect, Action, Resource }) =>
      [Resource].flat().map((one) => {
        const suffix = JSON.stringify(one).replace(arn, 'table');
        return { Effect, actions: [Action].flat().toSorted(), suffix };
      }),
    );
    const { table: onTable, indexes = [] } = GRANTS[name];
    const expected = [
      { Effect: 'Allow', actions: onTable, suffix: 'table' },
      ...indexes.map((index) => ({
        Effect: 'Allow',
        actions: ['Query'],
        suffix: `{"Fn::Join":["",[table,"/index/${index}"]]}`,
      })),
    ]
      .filter(({ actions }) => actions.length > 0)
      .map((one) => ({ ...one, actions: one.actions.map((action) => `dynamodb:${action}`).toSorted() }));
    const bySuffix = (one: { suffix: string }, other: { suffix: string }) => (one.suffix < other.suffix ? -1 : 1);
    expect(granted.toSorted(bySuffix)).toEqual(expected.toSorted(bySuffix));
  });

  it.each(rows)('%s may do to the key of tokens what its grant says, and is told its name only then', (name, row) => {
    const lambda = functionOf(template, row.function);
    const granted = statementsOf(lambda).filter(({ Action }) => [Action].flat().some((one) => one.startsWith('ssm:')));
    const { tokenKey = [] } = GRANTS[name];
    const arn = ['arn:', { Ref: 'AWS::Partition' }, ':ssm:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }];
    const Resource = { 'Fn::Join': ['', [...arn, ':parameter/glet/acme/token-key']] };
    const actions = tokenKey.map((action) => `ssm:${action}`);
    const [Action] = actions.length === 1 ? actions : [actions];
    expect(granted).toEqual(tokenKey.length === 0 ? [] : [{ Effect: 'Allow', Action, Resource }]);
    const told = lambda.properties['Environment'].Variables.GLET_TOKEN_KEY as unknown;
    expect(told).toBe(tokenKey.length === 0 ? undefined : '/glet/acme/token-key');
  });

  it('only what saves settings or alerts may make the key of tokens, and only what asks, tells or shows others may read it', () => {
    const having = (action: string): string[] =>
      rows.flatMap(([name]) => (GRANTS[name].tokenKey?.some((one) => one === action) ? [name] : []));
    const alerting = rows.flatMap(([name]) => (GRANTS[name].alerts === undefined ? [] : [name]));
    const saving = ['putSettings', 'patchSettings'];
    expect(saving).toEqual(having('PutParameter').filter((name) => !alerting.some((one) => one === name)));
    const reading = 'finishSignIn getError getHook getLatestEvent listErrors listHooks rotateAlertSecret updateError';
    const others = having('GetParameter').filter((name) => !alerting.some((one) => one === name));
    expect(others.toSorted()).toEqual([...saving, ...reading.split(' ')].toSorted());
  });

  it.each(functions)('$id: no wildcard but for the objects of a kind and the schedules of the stack', (lambda) => {
    const allowed = statementsOf(lambda).map(({ Action, Resource }) => [Action, Resource]);
    const kinds = Object.values(OBJECT_KINDS).map((prefix) => `"/${prefix}*"`);
    const group = JSON.stringify({ Ref: template.one('AWS::Scheduler::ScheduleGroup').id });
    const known = [...kinds, `":schedule/",${group},"/*"`];
    expect(known.reduce((all, one) => all.replaceAll(one, ''), JSON.stringify(allowed))).not.toContain('*');
  });

  it.each(functions)('$id may write to the log of the functions alone', (lambda) => {
    const log = statementsOf(lambda).filter(({ Action }) =>
      [Action].flat().some((action) => action.startsWith('logs:')),
    );
    expect(log).toHaveLength(1);
    expect(log[0]!.Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
    expect(template.at(log[0]!.Resource)).toBe(template.at(lambda.properties['LoggingConfig'].LogGroup));
  });
});
