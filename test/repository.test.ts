import { spawnSync } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../vitest.config.ts';
import { textOf } from './kit/imports.ts';
import { ROOT } from './kit/local-server.ts';
import { temporaryDirectory } from './kit/local/directories.ts';

describe('the hook for commit messages', () => {
  function complaintAbout(message: string): string {
    const file = join(temporaryDirectory(), 'COMMIT_EDITMSG');
    writeFileSync(file, message);
    const { status, stderr } = spawnSync('.githooks/commit-msg', [file], { cwd: ROOT, encoding: 'utf8' });
    expect(status).toBe(stderr === '' ? 0 : 1);
    return stderr.split('\n')[0]!.replace('commit-msg: ', '');
  }

  it.each([
    'Add a hook for commit messages',
    'Pass the settings on to the collector',
    'Address what a review of the store found',
    'Embed the schema in the document',
    'Bring the examples up to date',
    'Proceed after a batch that cannot be counted',
    'fixup! Add a hook for commit messages, and let its first line be as long as it has to be here',
    'squash! Added',
    "Merge branch 'main' into hooks.",
    'Revert "Added a thing."',
    `Ask${' x'.repeat(34)}y`,
    `Say ${'ü'.repeat(68)}`,
    'Add a hook\n\nThe body says why. It may have periods, and be longer than what goes into one line of seventy-two.\n',
    '# A comment of git\nAdd a hook\n',
  ])('lets pass: %s', (message) => {
    expect(complaintAbout(message)).toBe('');
  });

  it.each([
    [`Say ${'ü'.repeat(69)}`, 'the first line has more than 72 characters:'],
    ['Add a hook.', 'the first line ends with a period:'],
    ['Added a hook', 'the first word is no imperative (Add, not Added, Adds or Adding):'],
    ['Adds a hook', 'the first word is no imperative (Add, not Added, Adds or Adding):'],
    ['Adding a hook', 'the first word is no imperative (Add, not Added, Adds or Adding):'],
    ['WIP', 'work in progress is for a branch of your own:'],
    ['WIP: hooks', 'work in progress is for a branch of your own:'],
    ['add a hook', 'the first line begins with a verb, in upper case and without a prefix:'],
    ['Docs: the hook', 'the first line begins with a verb, in upper case and without a prefix:'],
    ['feat: add a hook', 'the first line begins with a verb, in upper case and without a prefix:'],
    ['', 'the first line begins with a verb, in upper case and without a prefix:'],
  ])('refuses: %s', (message, complaint) => {
    expect(complaintAbout(message)).toBe(complaint);
  });
});

describe('the workflows', () => {
  const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT }).map((file) => [file, textOf(file)] as const);

  it.each(workflows)('%s takes actions by commit, with the release beside it', (_, text) => {
    const uses = text.match(/uses: .*/g)!;
    expect(uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it.each(workflows)('%s may read and nothing else, and each job ends in time', (_, text) => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n$/m);
    expect(text.match(/^ +timeout-minutes:/gm)).toHaveLength(text.match(/^ +runs-on:/gm)!.length);
    expect(text).not.toContain('write');
  });

  it('run every ring of tests', () => {
    const projects = config.test!.projects as { test: { name: string } }[];
    const run = textOf('.github/workflows/check.yml');
    const missing = projects.filter(({ test }) => !new RegExp(`--project ${test.name}(?![\\w:])`).test(run));
    expect(missing).toEqual([]);
  });
});
