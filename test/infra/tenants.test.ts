import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { LOG_RETENTION_DAYS } from '../../infra/tenant.ts';
import { checkedTenant, selectTenants } from '../../infra/tenants.ts';
import { complaint } from './complaint.ts';

const names = (context: { tenants: unknown; tenant: unknown }): string[] =>
  selectTenants(context).map(({ name }) => name);

describe("a tenant's options", () => {
  it('have these defaults', () => {
    expect(checkedTenant('acme', {})).toEqual({
      name: 'acme',
      domain: null,
      retentionDays: 90,
      clientKeyLimit: { count: 10_000, window: 60 },
      projectQuota: { count: 100_000, megabytes: 500, window: 3_600 },
      newErrorLimit: 1_000,
      removalPolicy: 'retain',
      pointInTimeRecovery: true,
      tableClass: 'STANDARD',
      deletionProtection: true,
      logRetentionDays: 30,
      throttling: { rate: 1_000, burst: 2_000 },
      collectorThrottling: { rate: 100, burst: 400 },
      announceDropped: true,
      reservedConcurrency: null,
      externalSentry: { reservedConcurrency: null, timeoutSeconds: 8 },
      apiGatewayLogRole: true,
      alarmEmail: null,
      mail: null,
      alerts: { allow: [] },
    });
  });

  it('say as whom alerts are mailed, and whom they may be sent to besides the internet', () => {
    const allow = ['chat.acme.internal', '10.1.0.0/16'];
    expect(checkedTenant('acme', { mail: { from: 'errors@acme.example' }, alerts: { allow } })).toMatchObject({
      mail: { from: 'errors@acme.example', identity: 'domain' },
      alerts: { allow },
    });
  });

  it('are taken over where they are given, the rest of a group by default', () => {
    expect(checkedTenant('acme', { throttling: { rate: 5 }, logRetentionDays: 7 })).toMatchObject({
      throttling: { rate: 5, burst: 2_000 },
      logRetentionDays: 7,
    });
  });

  it.each([
    [
      { mail: { from: 'Errors <errors@acme.example>' } },
      'option "mail.from" is "Errors <errors@acme.example>"; give one e-mail',
    ],
    [{ mail: { from: 'errors@acme' } }, 'option "mail.from" is "errors@acme"; give one e-mail address'],
    [{ mail: { from: 'a..b@acme.example' } }, 'option "mail.from" is "a..b@acme.example"; give one e-mail address'],
    [
      { mail: { identity: 'address' } },
      'option "mail.from" is missing; give one e-mail address with its domain in lower',
    ],
    [
      { mail: { from: 'errors@acme.example', identity: 'mine' } },
      'option "mail.identity" is "mine"; give one of domain, address, existing',
    ],
    [{ alerts: { allow: 'chat' } }, 'option "alerts.allow" is "chat"; give a list of at most 20 host names'],
    [{ alerts: { allow: ['169.254.0.0/16'] } }, 'option "alerts.allow" is ["169.254.0.0/16"]; give a list of'],
    [{ alerts: { allow: ['localhost'] } }, 'option "alerts.allow" is ["localhost"]; give a list of'],
    [{ alerts: { allow: Array(21).fill('chat') } }, 'option "alerts.allow" is ["chat","chat",'],
    [{ alerts: { allow: Array(20).fill('c'.repeat(60)) } }, 'option "alerts.allow" is ["ccccccccccc'],
    [{ logRetentionDays: 8 }, 'option "logRetentionDays" is 8; give one of 1, 3, 5, 7, 14, 30, 60, 90, 120,'],
    [{ logRetentionDays: '7' }, 'option "logRetentionDays" is "7"; give one of 1, 3, 5,'],
    [{ retentionDays: 0 }, 'option "retentionDays" is 0; give a whole number from 1 to 3650'],
    [{ retentionDays: 1.5 }, 'option "retentionDays" is 1.5; give a whole number from 1 to 3650'],
    [{ clientKeyLimit: { count: 0 } }, 'option "clientKeyLimit.count" is 0; give a whole number from 1 to 1000000000'],
    [{ projectQuota: { window: 1.5 } }, 'option "projectQuota.window" is 1.5; give a whole number from 1 to 2592000'],
    [
      { projectQuota: { megabytes: 1_000_001 } },
      'option "projectQuota.megabytes" is 1000001; give a whole number from 1 to 1000000',
    ],
    [{ projectQuota: { megabytes: 0 } }, 'option "projectQuota.megabytes" is 0; give a whole number from 1 to 1000000'],
    [{ newErrorLimit: 0 }, 'option "newErrorLimit" is 0; give a whole number from 1 to 1000000'],
    [{ newErrorLimit: null }, 'option "newErrorLimit" is null; give a whole number from 1 to 1000000'],
    [{ clientKeyLimit: 5 }, 'option "clientKeyLimit" is 5; give an object with count and window'],
    [{ projectQuota: 5 }, 'option "projectQuota" is 5; give an object with count, megabytes, and window'],
    [{ removalPolicy: 'keep' }, 'option "removalPolicy" is "keep"; give one of retain, destroy'],
    [{ pointInTimeRecovery: 'no' }, 'option "pointInTimeRecovery" is "no"; give true or false'],
    [
      { tableClass: 'STANDARD_IA' },
      'option "tableClass" is "STANDARD_IA"; give one of STANDARD, STANDARD_INFREQUENT_ACCESS',
    ],
    [{ deletionProtection: 0 }, 'option "deletionProtection" is 0; give true or false'],
    [{ throttling: { rate: 0 } }, 'option "throttling.rate" is 0; give a whole number from 1 to 10000'],
    [{ throttling: { burst: 5001 } }, 'option "throttling.burst" is 5001; give a whole number from 1 to 5000'],
    [
      { collectorThrottling: { rate: 10_001 } },
      'option "collectorThrottling.rate" is 10001; give a whole number from 1 to 10000',
    ],
    [
      { collectorThrottling: { burst: 0 } },
      'option "collectorThrottling.burst" is 0; give a whole number from 1 to 5000',
    ],
    [{ reservedConcurrency: 0 }, 'option "reservedConcurrency" is 0; give a whole number from 1 to 10000'],
    [{ reservedConcurrency: null }, 'option "reservedConcurrency" is null; give a whole number from 1 to 10000'],
    [
      { externalSentry: { reservedConcurrency: 0 } },
      'option "externalSentry.reservedConcurrency" is 0; give a whole number from 1 to 10000',
    ],
    [
      { externalSentry: { timeoutSeconds: 9 } },
      'option "externalSentry.timeoutSeconds" is 9; give a whole number from 1 to 8',
    ],
    [
      { externalSentry: 20 },
      'option "externalSentry" is 20; give an object with reservedConcurrency and timeoutSeconds',
    ],
    [{ announceDropped: 1 }, 'option "announceDropped" is 1; give true or false'],
    [{ apiGatewayLogRole: 'no' }, 'option "apiGatewayLogRole" is "no"; give true or false'],
    [{ throttling: 5 }, 'option "throttling" is 5; give an object with rate and burst'],
    [{ throttling: {} }, 'option "throttling" is {}; give an object with rate and burst'],
    [{ throttling: { limit: 5 } }, 'there is no option "throttling.limit"; there are domain.name,'],
    [{ alarmEmail: 'ops' }, 'option "alarmEmail" is "ops"; give one e-mail address'],
    [{ alarmEmail: ['a@b.example'] }, 'option "alarmEmail" is ["a@b.example"]; give one e-mail address'],
    [{ alarmEmail: null }, 'option "alarmEmail" is null; give one e-mail address'],
    [{ domain: 'a.example' }, 'option "domain" is "a.example"; give an object with name and certificateArn'],
    [
      { domain: { name: 'a.example' } },
      'option "domain.certificateArn" is missing; give the ARN of an ACM certificate',
    ],
    [
      { domain: { name: 'https://a.example/', certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' } },
      'option "domain.name" is "https://a.example/"; give a host name in lower case, such as errors.acme.example',
    ],
    [
      { domain: { name: 'a.example', certificateArn: 'my-certificate' } },
      'option "domain.certificateArn" is "my-certificate"; give the ARN of an ACM certificate',
    ],
    [
      { logRetention: 7 },
      'there is no option "logRetention"; there are domain.name, domain.certificateArn, retentionDays,',
    ],
    [{ constructor: 7 }, 'there is no option "constructor"; there are'],
    [{ removalPolicy: 'destroy' }, 'option "removalPolicy" is "destroy", which deletion protection forbids; give'],
    [[], 'its options are []; give an object, {} for the defaults'],
    [null, 'its options are null; give an object, {} for the defaults'],
  ])('%j is refused in one sentence', (options, sentence) => {
    const said = complaint(() => checkedTenant('acme', options));
    expect(said).toContain(`tenant "acme": ${sentence}`);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('are all complained of at once', () => {
    const said = complaint(() => checkedTenant('acme', { retentionDays: -1, colour: 'red', alarmEmail: 3 }));
    expect(said.split('\n')).toHaveLength(3);
  });

  it('know every period for which CloudWatch keeps a log, but for ever', () => {
    const days = Object.values(RetentionDays).filter((value) => typeof value === 'number');
    expect([...LOG_RETENTION_DAYS, RetentionDays.INFINITE]).toEqual(days);
  });
});

describe("a tenant's name", () => {
  it.each(['a', 'acme', '4711', 'acme-staging', 'a'.repeat(63)])('may be %s', (name) => {
    expect(checkedTenant(name, {})).toMatchObject({ name });
  });

  it.each(['', 'Acme', 'a_b', '-a', 'a-', 'a.b', 'a/b', 'a'.repeat(64), 'a\n'])('may not be %j', (name) => {
    expect(complaint(() => checkedTenant(name, {}))).toContain('give a name of lower-case letters, digits and hyphens');
  });
});

describe('the tenants of a synthesis', () => {
  const tenants = { acme: { retentionDays: 7 }, other: {} };

  it('are all that are listed', () => {
    expect(names({ tenants, tenant: undefined })).toEqual(['acme', 'other']);
  });

  it('are the one that is asked for, with its options', () => {
    expect(selectTenants({ tenants, tenant: 'acme' })).toEqual([checkedTenant('acme', { retentionDays: 7 })]);
  });

  it('may be one that is not listed, with the defaults', () => {
    expect(selectTenants({ tenants, tenant: 'constructor' })).toEqual([checkedTenant('constructor', {})]);
    expect(names({ tenants: undefined, tenant: 'new' })).toEqual(['new']);
  });

  it.each([
    [{ tenants: {}, tenant: undefined }, 'context "tenants" names no tenant; list one, or give -c tenant=NAME'],
    [
      { tenants: 'acme', tenant: undefined },
      'context "tenants" is "acme"; give an object of tenants by name, in cdk.json',
    ],
    [{ tenants, tenant: { acme: {} } }, 'context "tenant" is {"acme":{}}; give a tenant\'s name'],
  ])('cannot be chosen from %j', (context, sentence) => {
    expect(complaint(() => selectTenants(context))).toBe(sentence);
  });
});
