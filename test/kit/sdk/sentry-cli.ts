import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { run, type Ended } from '../run.ts';
import type { TrackedInSentry } from '../sentry-api.ts';
import { target } from '../target.ts';

/** The bare binary, without the package around it whose install script would download one; 2.58.2 is its last under BSD. */
const SENTRY_CLI = fileURLToPath(
  new URL('../../../node_modules/@sentry/cli-linux-x64/bin/sentry-cli', import.meta.url),
);

export const hasSentryCli = existsSync(SENTRY_CLI);

/** Runs it with these variables alone, at a home of its own, where it looks for a configuration and keeps its caches. */
export async function runSentryCli(
  args: string[],
  variables: Readonly<Record<string, string>>,
  directory?: string,
): Promise<Ended> {
  const home = await mkdtemp(join(tmpdir(), 'glet-sentry-cli-'));
  onTestFinished(() => rm(home, { recursive: true }));
  return run(SENTRY_CLI, args, { HOME: home, SENTRY_DISABLE_UPDATE_CHECK: '1', ...variables }, directory);
}

/** Runs it as a pipeline of the project does: by address and token alone. */
export function runInProject(
  args: string[],
  { tracked: { at }, token }: { tracked: Pick<TrackedInSentry, 'at'>; token: string },
  variables: Readonly<Record<string, string>> = {},
  directory?: string,
): Promise<Ended> {
  const project = {
    SENTRY_URL: new URL(target.base).origin,
    SENTRY_AUTH_TOKEN: token,
    SENTRY_ORG: at.organization,
    SENTRY_PROJECT: at.slug,
    SENTRY_HTTP_MAX_RETRIES: '0',
  };
  return runSentryCli(args, { ...project, ...variables }, directory);
}

/** The cells of a table's rows, without its head. */
export const cells = ({ stdout }: Ended): string[][] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .slice(1);
