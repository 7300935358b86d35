import { describe, expect, it } from 'vitest';
import type { Ended } from '../kit/run.ts';
import { hasSentryCli, runSentryCli } from '../kit/sdk/sentry-cli.ts';
import { newTrackedProject, onlyErrorOf } from '../kit/sdk/tracked-project.ts';

const sendEvent = (dsn: string, args: string[]): Promise<Ended> =>
  runSentryCli(['send-event', ...args], { SENTRY_DSN: dsn });

describe.skipIf(!hasSentryCli)('sentry-cli send-event', () => {
  it('sends a message with tags, release and environment', async () => {
    const project = await newTrackedProject();
    const args = ['-m', 'Backup failed on %s', '-a', 'db1', '-t', 'host:db1', '-r', 'ops@7', '-E', 'production'];
    expect(await sendEvent(project.dsn, args)).toMatchObject({ status: 0, stderr: '' });
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({
      title: 'Backup failed on db1',
      level: 'error',
      last_release: 'ops@7',
      environments: ['production'],
    });
    expect(event).toMatchObject({ tags: { host: 'db1' } });
  });

  it('says so when the key is unknown', async () => {
    const { dsn } = await newTrackedProject();
    const { status, stderr } = await sendEvent(dsn.replace(/glet_\w+/, `glet_${'0'.repeat(32)}`), ['-m', 'Lost']);
    expect(status).toBe(1);
    expect(stderr).toContain('404');
  });
});
