import * as fc from 'fast-check';
import { target } from './target.ts';

/** Of all runs: what bundles and policies add to what was tried in process is met by few, and the code is the same. */
const SHARE_OF_LOCAL = 1 / 4;

/** What breaks a property: the shortest request that does it, and the seed. `null` if so many runs found nothing. */
export async function counterexample<Values>(
  property: fc.IAsyncProperty<Values>,
  runs: number,
): Promise<string | null> {
  const numRuns = Math.ceil(runs * (target.kind === 'local' ? SHARE_OF_LOCAL : 1));
  return (await fc.asyncDefaultReportMessage(await fc.check(property, { numRuns }))) ?? null;
}
