import { describe, expect, it } from 'vitest';
import { CONTRACT, type Contract } from '../../infra/contract.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { JOBS, type Job } from '../../shared/api/jobs.ts';
import { functionOf, read, stackOf, templateOf, type Properties, type Resource, type Template } from './synthesis.ts';

const template = templateOf('acme');
const assembling = functionOf(template, ENDPOINTS.assembleArtifactBundle.function);
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

describe('what has jobs run', () => {
  it('only what assembles may have the builder run, and is told where it is', () => {
    const starting = template
      .of('AWS::Lambda::Function')
      .filter((lambda) => JSON.stringify(statementsOf(template, lambda, 'lambda')).includes(builder.id));
    expect(starting).toEqual([assembling]);
    const arn = { 'Fn::GetAtt': [builder.id, 'Arn'] };
    expect(statementsOf(template, assembling, 'lambda')).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn },
    ]);
    expect(assembling.properties['Environment'].Variables.GLET_JOBS).toEqual({
      'Fn::Join': ['', ['{"buildArtifacts":"', arn, '"}']],
    });
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
    expect(kept).toEqual(expected);
  });
});

describe('what plans jobs', () => {
  const planning = planned();
  const group = planning.one('AWS::Scheduler::ScheduleGroup');
  const lambda = functionOf(planning, ENDPOINTS.getVersion.function);
  const job = functionOf(planning, JOBS.buildArtifacts.function);
  const variables = lambda.properties['Environment'].Variables as Properties;
  const role = planning.at(variables['GLET_SCHEDULE_ROLE']);

  it('may put schedules into the group of the stack alone, and give them one role, to the scheduler alone', () => {
    const schedules = ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:', { Ref: 'AWS::Region' }, ':'];
    const within = [...schedules, { Ref: 'AWS::AccountId' }, ':schedule/', { Ref: group.id }, '/*'];
    for (const one of [lambda, job]) {
      expect(statementsOf(planning, one, 'scheduler')).toEqual([
        {
          Effect: 'Allow',
          Action: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'],
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
      });
    }
  });

  it('is told where the job is, and may not call it; a job that plans itself knows', () => {
    const arn = { 'Fn::GetAtt': [job.id, 'Arn'] };
    expect(variables['GLET_JOBS']).toEqual({ 'Fn::Join': ['', ['{"buildArtifacts":"', arn, '"}']] });
    expect(statementsOf(planning, lambda, 'lambda')).toEqual([]);
    expect(job.properties['Environment'].Variables).not.toHaveProperty('GLET_JOBS');
  });

  it('leaves it to a role that the scheduler takes for this group, and that may call those jobs and do nothing else', () => {
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
    expect(policies.map(({ properties }) => properties['PolicyDocument'].Statement as unknown)).toEqual([
      [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [job.id, 'Arn'] } }],
    ]);
  });

  it('goes with the stack: the group has no name that could be taken, and is not kept', () => {
    expect([group.properties['Name'], group.deletionPolicy]).toEqual([undefined, undefined]);
  });

  it('no function that plans nothing has any of it', () => {
    const having = planning
      .of('AWS::Lambda::Function')
      .filter(({ properties }) => 'GLET_SCHEDULE_ROLE' in (properties['Environment']?.Variables ?? {}));
    expect(having.map(({ id }) => id).toSorted()).toEqual([lambda.id, job.id].toSorted());
  });
});
