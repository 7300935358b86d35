import { describe, expect, it } from 'vitest';
import { CONTRACT, type Contract } from '../../infra/contract.ts';
import type { Grant } from '../../infra/grant.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { JOBS, type Job, type JobName } from '../../shared/api/jobs.ts';
import { PAGES } from '../../shared/api/pages.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import { functionOf, read, stackOf, templateOf, type Properties, type Resource, type Template } from './synthesis.ts';

const template = templateOf('acme');
const builder = functionOf(template, JOBS.buildArtifacts.function);

const PLANNING_NOTHING = Object.fromEntries(
  Object.entries(CONTRACT.grants).map(([name, { schedules: _plans, ...grant }]) => [name, grant]),
) as Contract['grants'];

/** A contract in which an endpoint plans the builder, and the builder itself, and nobody else plans anything. */
const PLANNING: Contract = {
  ...CONTRACT,
  grants: {
    ...PLANNING_NOTHING,
    getVersion: { table: ['GetItem'], schedules: ['buildArtifacts'] },
    buildArtifacts: { ...CONTRACT.grants.buildArtifacts, schedules: ['buildArtifacts'] },
  },
};

function planned(): Template {
  const { app } = stackOf('acme', {}, {}, PLANNING);
  return read(app.synth().getStackByName('Glet-acme').template);
}

function statementsOf(within: Template, { properties }: Resource, service: string): Properties[] {
  const policies = within.at(properties['Role']).properties['Policies'] as Properties[];
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement as Properties[]);
  return statements.filter(({ Action }) => JSON.stringify(Action).includes(`"${service}:`));
}

const rowsOf = (name: string): string => ({ ...ENDPOINTS, ...PAGES, ...CONSUMERS, ...JOBS })[name as JobName].function;
const grants = Object.entries<Grant>(CONTRACT.grants);
const arnOf = (within: Template, job: JobName): object => ({
  'Fn::GetAtt': [functionOf(within, JOBS[job].function).id, 'Arn'],
});
const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** As JSON, in one order. */
const sorted = (values: readonly unknown[]): string[] => values.map((one) => JSON.stringify(one)).toSorted();

describe('what has jobs run', () => {
  it.each(grants)('%s may call the jobs that its grant starts, and no other function', (name, { starts = [] }) => {
    const statements = statementsOf(template, functionOf(template, rowsOf(name)), 'lambda');
    expect(statements.flatMap(({ Action }) => listOf(Action))).toEqual(
      starts.length > 0 ? ['lambda:InvokeFunction'] : [],
    );
    const called = statements.flatMap(({ Resource }) => listOf(Resource));
    expect(sorted(called)).toEqual(sorted(starts.map((job) => arnOf(template, job))));
  });

  it.each(grants)('%s is told where those are, and those that it plans, but for itself', (name, grant) => {
    const { GLET_JOBS } = functionOf(template, rowsOf(name)).properties['Environment'].Variables as Properties;
    const jobs = [...new Set([...(grant.starts ?? []), ...(grant.schedules ?? [])])].filter((job) => job !== name);
    const parts = (GLET_JOBS as { 'Fn::Join': [string, unknown[]] } | undefined)?.['Fn::Join'][1] ?? ['{}'];
    const quoted = (arn: unknown): string => JSON.stringify(arn).replaceAll('"', "'");
    const told = parts.map((part) => (typeof part === 'string' ? part : quoted(part))).join('');
    expect(JSON.parse(told)).toEqual(Object.fromEntries(jobs.map((job) => [job, quoted(arnOf(template, job))])));
  });

  it('the builder is started by what assembles, and by what counts events of late maps, alone', () => {
    expect(grants.filter(([, { starts = [] }]) => starts.includes('buildArtifacts')).map(([name]) => name)).toEqual([
      'assembleArtifactBundle',
      'countEvents',
    ]);
  });

  it('the builder has a whole processor and a quarter of an hour', () => {
    expect(builder.properties).toMatchObject({ MemorySize: 1_769, Timeout: 900 });
  });

  it('what fails is kept of each job but of those that somebody asks for again', () => {
    const kept = template.of('AWS::Lambda::EventInvokeConfig').map(({ properties }) => ({
      job: template.at(properties['FunctionName']).properties['Environment'].Variables.GLET_FUNCTION as string,
      queue: template.at(properties['DestinationConfig'].OnFailure.Destination).type,
    }));
    const expected = Object.values<Job>(JOBS)
      .filter(({ isAskedAgain }) => !isAskedAgain)
      .map((row) => ({ job: row.function, queue: 'AWS::SQS::Queue' }));
    const byJob = (one: { job: string }, other: { job: string }) => (one.job < other.job ? -1 : 1);
    expect(kept.toSorted(byJob)).toEqual(expected.toSorted(byJob));
  });
});

describe('what plans jobs', () => {
  const planning = planned();
  const group = planning.one('AWS::Scheduler::ScheduleGroup');
  const lambda = functionOf(planning, ENDPOINTS.getVersion.function);
  const job = functionOf(planning, JOBS.buildArtifacts.function);
  const variables = lambda.properties['Environment'].Variables as Properties;
  const role = planning.at(variables['GLET_SCHEDULE_ROLE']);
  const failures = planning.of('AWS::SQS::Queue').find(({ id }) => id.startsWith('Scheduling'))!;
  const queue = { 'Fn::GetAtt': [failures.id, 'Arn'] };

  it('may put schedules into the group of the stack alone, and give them one role, to the scheduler alone', () => {
    const schedules = ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:', { Ref: 'AWS::Region' }, ':'];
    const within = [...schedules, { Ref: 'AWS::AccountId' }, ':schedule/', { Ref: group.id }, '/*'];
    for (const one of [lambda, job]) {
      expect(statementsOf(planning, one, 'scheduler')).toEqual([
        {
          Effect: 'Allow',
          Action: 'scheduler:CreateSchedule',
          Resource: { 'Fn::Join': ['', within] },
        },
      ]);
      expect(statementsOf(planning, one, 'iam')).toEqual([
        {
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: { 'Fn::GetAtt': [role.id, 'Arn'] },
          Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
        },
      ]);
      expect(one.properties['Environment'].Variables).toMatchObject({
        GLET_SCHEDULE_GROUP: { Ref: group.id },
        GLET_SCHEDULE_ROLE: { 'Fn::GetAtt': [role.id, 'Arn'] },
        GLET_SCHEDULE_FAILURES: queue,
      });
    }
  });

  it('is told where the job is, and may not call it; a job that plans itself knows', () => {
    const arn = { 'Fn::GetAtt': [job.id, 'Arn'] };
    expect(variables['GLET_JOBS']).toEqual({ 'Fn::Join': ['', ['{"buildArtifacts":"', arn, '"}']] });
    expect(statementsOf(planning, lambda, 'lambda')).toEqual([]);
    expect(job.properties['Environment'].Variables).not.toHaveProperty('GLET_JOBS');
  });

  it('leaves it to a role that the scheduler takes for this group, and that may call those jobs and say which it could not', () => {
    expect(role.properties).not.toHaveProperty('Policies');
    expect(role.properties['AssumeRolePolicyDocument'].Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: {
            'aws:SourceAccount': { Ref: 'AWS::AccountId' },
            'aws:SourceArn': { 'Fn::GetAtt': [group.id, 'Arn'] },
          },
        },
      },
    ]);
    const policies = planning
      .of('AWS::IAM::Policy')
      .filter(({ properties }) => JSON.stringify(properties['Roles']).includes(role.id));
    const [statement, telling, ...more] = policies.flatMap(
      ({ properties }) => properties['PolicyDocument'].Statement as Properties[],
    );
    expect([statement, more]).toMatchObject([{ Effect: 'Allow', Action: 'lambda:InvokeFunction' }, []]);
    expect(telling).toEqual({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue });
    const inPlans = new Set(Object.values<Grant>(PLANNING.grants).flatMap(({ schedules = [] }) => schedules));
    const arns = [...inPlans].map((name) => arnOf(planning, name));
    expect(sorted(listOf(statement!['Resource']))).toEqual(sorted(arns));
  });

  it('goes with the stack: the group has no name that could be taken, and is not kept', () => {
    expect([group.properties['Name'], group.deletionPolicy]).toEqual([undefined, undefined]);
  });

  it('no function that plans nothing has any of it', () => {
    const having = planning
      .of('AWS::Lambda::Function')
      .filter(({ properties }) => 'GLET_SCHEDULE_ROLE' in (properties['Environment']?.Variables ?? {}));
    const plans = Object.entries<Grant>(PLANNING.grants).filter(([, { schedules }]) => schedules !== undefined);
    const expected = plans.map(([name]) => functionOf(planning, rowsOf(name)).id);
    expect(having.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
  });
});
