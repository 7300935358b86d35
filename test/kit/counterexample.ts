import * as fc from 'fast-check';

/** What breaks a property: the shortest request that does it, and the seed. `null` if so many runs found nothing. */
export async function counterexample<Values>(
  property: fc.IAsyncProperty<Values>,
  numRuns: number,
): Promise<string | null> {
  return (await fc.asyncDefaultReportMessage(await fc.check(property, { numRuns }))) ?? null;
}
