import { expect, it } from 'vitest';
import { oneAtATime } from '../../local/s3/one-at-a-time.ts';

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
