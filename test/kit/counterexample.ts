import * as fc from 'fast-check';
import { target } from './target.ts';

/** Of the runs in process: what a bundle, a gateway and a policy add is met by few, and the code behind them is the same. */
const SHARE_OVER_HTTP = 1 / 4;

/** What breaks a property: the shortest request that does it, and the seed. `null` if so many runs found nothing. */
export async function counterexample<Values>(
  property: fc.IAsyncProperty<Values>,
  runsInProcess: number,
): Promise<string | null> {
  const numRuns = Math.ceil(runsInProcess * (target.kind === 'in-process' ? 1 : SHARE_OVER_HTTP));
  return (await fc.asyncDefaultReportMessage(await fc.check(property, { numRuns }))) ?? null;
}
