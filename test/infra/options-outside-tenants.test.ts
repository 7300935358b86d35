import { describe, expect, it } from 'vitest';
import { refuseOptionsOutsideTenants } from '../../infra/tenants.ts';
import { complaint } from './complaint.ts';

describe('options outside of a tenant', () => {
  const refusing = (context: Record<string, unknown>) =>
    complaint(() => refuseOptionsOutsideTenants((key) => context[key]));

  it.each([
    ['domain', ''],
    ['domain', 'errors.acme.example'],
    ['domain.name', 'errors.acme.example'],
    ['retentionDays', '7'],
    ['alarmEmail', null],
  ])('%s, given as %j, is refused, for nobody would read it', (key, value) => {
    expect(refusing({ [key]: value })).toBe(
      `context "${key}" is ${JSON.stringify(value)}, which belongs to no tenant; put the option into cdk.json, under "tenants" and the tenant's name`,
    );
  });

  it('have a sentence each', () => {
    expect(refusing({ domain: '', logRetentionDays: '1' }).split('\n')).toHaveLength(2);
  });

  it("are no matter to what is not ours: CDK's flags, and the tenants themselves", () => {
    expect(refusing({ tenants: { acme: { domain: {} } }, tenant: 'acme', '@aws-cdk/core:x': true })).toBe('nothing');
  });
});
