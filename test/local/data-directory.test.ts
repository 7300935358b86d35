import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeDataDirectory } from '../../local/dynamodb/data-directory.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { startRunner } from '../kit/local/runner.ts';

const permissions = (file: string): string => (statSync(file).mode & 0o777).toString(8);

/** Everything in a directory, and the directory itself, that somebody else may do something with. */
function openToOthers(directory: string): string[] {
  const within = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((entry) => join(directory, entry));
  return [directory, ...within].filter((file) => (statSync(file).mode & 0o077) !== 0);
}

/** As a umask of 022 would have left it. */
function openDirectory(): string {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o755);
  return directory;
}

function take(directory: string): void {
  onTestFinished(takeDataDirectory(directory));
}

describe('the data directory', () => {
  it('is made for its owner alone', () => {
    const directory = join(temporaryDirectory(), 'deep', 'data');
    take(directory);
    expect(permissions(directory)).toBe('700');
  });

  it('is closed when it is empty and open to others', () => {
    const directory = openDirectory();
    take(directory);
    expect(permissions(directory)).toBe('700');
  });

  it('is closed with all that is in it when an earlier start left it open', () => {
    const directory = openDirectory();
    const elsewhere = join(openDirectory(), 'file');
    writeFileSync(elsewhere, '', { mode: 0o644 });
    mkdirSync(join(directory, 'streams'), { mode: 0o755 });
    for (const file of ['lock.sqlite', 'dynamodb.sqlite', 'dynamodb.sqlite-wal', 'streams/Mapping.json'])
      writeFileSync(join(directory, file), '', { mode: 0o644 });
    symlinkSync(elsewhere, join(directory, 'link'));
    take(directory);
    expect(openToOthers(directory)).toEqual([join(directory, 'link')]);
    expect(permissions(join(directory, 'streams'))).toBe('700');
    expect(permissions(join(directory, 'dynamodb.sqlite'))).toBe('600');
    expect(permissions(elsewhere)).toBe('644');
  });

  it('is refused, and left as it is, when it holds something else', () => {
    const directory = openDirectory();
    writeFileSync(join(directory, 'thesis.tex'), '', { mode: 0o644 });
    expect(() => takeDataDirectory(directory)).toThrow(
      `${directory} is open to others and holds something else than this server's data. Choose another directory`,
    );
    expect(openToOthers(directory)).toHaveLength(2);
  });

  it('may hold something else when it is closed', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'thesis.tex'), '');
    take(directory);
    expect(permissions(directory)).toBe('700');
  });

  it('has nothing that is open to others while the runner runs', async () => {
    const directory = join(temporaryDirectory(), 'data');
    await startRunner({ GLET_DATA_DIR: directory }).ready;
    expect(readdirSync(directory)).toEqual(expect.arrayContaining(['admin-token', 'cdk.out', 'dynamodb.sqlite']));
    expect(openToOthers(directory)).toEqual([]);
  });
});
