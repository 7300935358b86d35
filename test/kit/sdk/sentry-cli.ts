import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SentryCli from '@sentry/cli';
import { onTestFinished } from 'vitest';
import { run, type Ended } from '../run.ts';
import type { Project } from '../projects.ts';
import { inSentry, type TrackedInSentry } from '../sentry-api.ts';
import { target } from '../target.ts';

/** Of the package for this platform; 2.58.2 is its last under BSD. */
const SENTRY_CLI = SentryCli.getPath();

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

/** What a pipeline of a project says to the tools: address, token and names. */
export function pipelineOf(project: Pick<Project, 'fullPath' | 'id'>, token: string): Record<string, string> {
  const { organization, slug } = inSentry(project);
  return {
    SENTRY_URL: new URL(target.base).origin,
    SENTRY_AUTH_TOKEN: token,
    SENTRY_ORG: organization,
    SENTRY_PROJECT: slug,
    SENTRY_HTTP_MAX_RETRIES: '0',
  };
}

/** Runs it as a pipeline of the project does: by address and token alone. */
export function runInProject(
  args: string[],
  { tracked, token }: { tracked: Pick<TrackedInSentry, 'project'>; token: string },
  variables: Readonly<Record<string, string>> = {},
  directory?: string,
): Promise<Ended> {
  return runSentryCli(args, { ...pipelineOf(tracked.project, token), ...variables }, directory);
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
