import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/bundle.ts';
import { CONSUMERS } from '../../shared/api/consumers.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';

/** A tenth above the largest of today: import time goes with size, and a new dependency should be a decision. */
const LARGEST_KB = 410;

/** Classes of what `infra/bundle.ts` leaves out: they come back when a release of the SDK moves a file. */
const LEFT_OUT = ['SSOClient', 'SSOOIDCClient', 'STSClient', 'fromSSO', 'fromInstanceMetadata', 'EventStreamCodec'];

describe('a bundle', () => {
  const directory = mkdtempSync(join(tmpdir(), 'glet-bundle-test-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  bundleFunctions(directory);
  const functions = Object.values({ ...ENDPOINTS, ...CONSUMERS }).map((row) => row.function);

  it.each(functions)('%s is small and has nothing that is never called', (name) => {
    const text = readFileSync(join(directory, name, 'index.mjs'), 'utf8');
    expect(text.length / 1024).toBeLessThan(LARGEST_KB);
    expect(LEFT_OUT.filter((word) => text.includes(word))).toEqual([]);
  });
});
