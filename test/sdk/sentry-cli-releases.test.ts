import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { exceptionOf } from '../kit/collector.ts';
import { newToken } from '../kit/projects.ts';
import { admin } from '../kit/request.ts';
import { run, type Ended } from '../kit/run.ts';
import { trackedInSentry, type TrackedInSentry } from '../kit/sentry-api.ts';
import { cells, hasSentryCli, runInProject } from '../kit/sdk/sentry-cli.ts';

let tracked: TrackedInSentry;
let token: string;
beforeAll(async () => {
  tracked = await trackedInSentry(exceptionOf('FirstError', { release: 'shop@1' }));
  token = (await newToken(tracked.project, { access_level: 30 })).token;
});

const sentryCli = (args: string[], directory?: string): Promise<Ended> =>
  runInProject(args, { tracked, token }, {}, directory);

describe.skipIf(!hasSentryCli)('sentry-cli', () => {
  it('releases new, finalize, info, list, archive, restore and delete', async () => {
    const version = 'shop@2.0.0+build 7';
    expect(await sentryCli(['releases', 'new', version, '--url', 'https://ci.example/1'])).toMatchObject({
      status: 0,
      stdout: `Created release ${version}\n`,
      stderr: '',
    });
    expect(await sentryCli(['releases', 'new', version])).toMatchObject({ status: 0, stderr: '' });
    expect(await sentryCli(['releases', 'finalize', version])).toMatchObject({
      status: 0,
      stdout: `Finalized release ${version}\n`,
    });
    const listed = await sentryCli(['releases', 'list']);
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    const versions = cells(listed).map((row) => row.find((cell) => cell.includes('shop@')));
    expect(new Set(versions)).toEqual(new Set(['shop@1', version]));
    const info = await sentryCli(['releases', 'info', version]);
    expect(info).toMatchObject({ status: 0, stderr: '' });
    expect(info.stdout).toContain(version);
    expect(await sentryCli(['releases', 'info', 'none'])).toMatchObject({ status: 1 });
    const statusOf = async (): Promise<unknown> =>
      (await admin('GET', `${tracked.at.ofProject}/releases/${encodeURIComponent(version)}/`)).json;
    expect(await sentryCli(['releases', 'archive', version])).toMatchObject({ status: 0 });
    expect(await statusOf()).toMatchObject({ status: 'archived', dateReleased: expect.any(String) });
    expect(await sentryCli(['releases', 'restore', version])).toMatchObject({ status: 0 });
    expect(await statusOf()).toMatchObject({ status: 'open', url: 'https://ci.example/1' });
    const deleted = await sentryCli(['releases', 'delete', version]);
    expect(deleted).toMatchObject({ status: 0, stdout: `Deleted release ${version}!\n` });
    expect((await sentryCli(['releases', 'delete', version])).stdout).toContain('Did nothing');
    const refused = await sentryCli(['releases', 'delete', 'shop@1']);
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('cannot be removed');
  });

  it('releases set-commits, from the repository on this machine', async () => {
    const repository = await mkdtemp(join(tmpdir(), 'glet-git-'));
    onTestFinished(() => rm(repository, { recursive: true }));
    const git = (...args: string[]) =>
      run('git', ['-C', repository, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {});
    await git('init', '--quiet');
    await git('remote', 'add', 'origin', 'https://git.example/demo/shop.git');
    for (const message of ['Begin', 'Mend it']) await git('commit', '--quiet', '--allow-empty', '-m', message);
    await sentryCli(['releases', 'new', 'shop@3']);
    const set = await sentryCli(['releases', 'set-commits', 'shop@3', '--auto'], repository);
    expect(set).toMatchObject({ status: 0, stderr: '' });
    const shown = await sentryCli(['releases', 'info', 'shop@3', '--show-commits']);
    expect(shown).toMatchObject({ status: 0, stderr: '' });
    const { json } = await admin('GET', `${tracked.at.ofProject}/releases/shop@3/commits/`);
    expect((json as { message: string }[]).map(({ message }) => message.trim())).toEqual(['Mend it', 'Begin']);
  });

  it('deploys new and list', async () => {
    await sentryCli(['releases', 'new', 'shop@4']);
    const made = await sentryCli([
      'deploys',
      'new',
      '--release',
      'shop@4',
      '-e',
      'production',
      '-n',
      'blue',
      '-t',
      '60',
    ]);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('Created new deploy blue for');
    const listed = await sentryCli(['deploys', 'list', '--release', 'shop@4']);
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    expect(cells(listed).map(([environment, name]) => [environment, name])).toEqual([['production', 'blue']]);
  });
});
