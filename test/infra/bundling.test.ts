import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/bundle.ts';
import { runNode } from '../kit/run.ts';

const directory = mkdtempSync(join(tmpdir(), 'glet-bundling-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('bundling', () => {
  it('names the row of the contract that has no function', () => {
    const rows = [{ row: 'getNothing', file: 'nothing/get' }];
    expect(() => bundleFunctions(join(directory, 'none'), rows)).toThrow(
      'shared/api has a row getNothing, but functions/nothing/get.ts does not exist',
    );
  });

  it('needs no CDK when it is run by itself', async () => {
    const out = join(directory, 'by-itself');
    expect(await runNode(['infra/bundle.ts', '--out', out])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readdirSync(join(out, 'gitlab/settings')).toSorted()).toEqual(['get', 'patch', 'put']);
  });

  it('asks where to, when it is not told', async () => {
    expect(await runNode(['infra/bundle.ts'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'give the directory to write to: node infra/bundle.ts --out DIR\n',
    });
  });
});
