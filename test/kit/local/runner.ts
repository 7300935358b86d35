import { onTestFinished } from 'vitest';
import { spawnRunner, type Runner } from '../local-server.ts';

/** `npm start` as a process of its own, which goes with the test. Takes what `spawnRunner` takes. */
export function startRunner(...given: Parameters<typeof spawnRunner>): Runner {
  const runner = spawnRunner(...given);
  onTestFinished(() => runner.kill('SIGKILL'));
  return runner;
}
