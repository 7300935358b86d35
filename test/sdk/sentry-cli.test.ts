import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, type Ended } from '../kit/run.ts';
import { newTrackedProject, onlyErrorOf } from '../kit/sdk/tracked-project.ts';

/** The bare binary, without the package around it whose install script would download one; 2.58.2 is its last under BSD. */
const SENTRY_CLI = fileURLToPath(new URL('../../node_modules/@sentry/cli-linux-x64/bin/sentry-cli', import.meta.url));

async function sendEvent(dsn: string, args: string[]): Promise<Ended> {
  // It looks for a configuration in the home and the current directory, and keeps its caches there.
  const home = await mkdtemp(join(tmpdir(), 'glet-sentry-cli-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const environment = { HOME: home, SENTRY_DSN: dsn, SENTRY_DISABLE_UPDATE_CHECK: '1' };
  return run(SENTRY_CLI, ['send-event', ...args], environment);
}

describe.skipIf(!existsSync(SENTRY_CLI))('sentry-cli send-event', () => {
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
