import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createEngine } from '../../local/s3/engine.ts';
import { oneAtATime } from '../../local/s3/one-at-a-time.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';

it('what is asked for one key runs one after the other, whatever becomes of each, and waits for no other', async () => {
  const queue = oneAtATime();
  const done: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const failing = queue('a', async () => {
    await promise;
    done.push('a fails');
    throw new Error('no');
  });
  const next = queue('a', async () => done.push('a'));
  await queue('b', async () => done.push('b'));
  resolve();
  await expect(failing).rejects.toThrow('no');
  await next;
  expect(done).toEqual(['b', 'a fails', 'a']);
});

it('an object is whole while others put the same, as it was before or after', async () => {
  const directory = mkdtempSync(join(temporaryDirectory(), 's3-'));
  const engine = createEngine({ directory, other: null, buckets: [{ name: 'bucket', expirations: [] }] as never });
  onTestFinished(() => engine.stop());
  const body = Buffer.alloc(2 * 2 ** 20, 'content');
  for (let round = 0; round < 6; round++) {
    const path = `/bucket/chunks/${round}`;
    const put = () => engine.ask({ method: 'PUT', path, body });
    await put();
    const read = async () => expect((await engine.ask({ method: 'GET', path })).body.equals(body)).toBe(true);
    await Promise.all([put(), read(), put(), read(), put(), read()]);
  }
});
