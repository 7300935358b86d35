import { parseArgs } from 'node:util';

export interface Options {
  help: boolean;
  /** Few repetitions, nothing written: to see that everything runs. */
  quick: boolean;
}

export const HELP = `npm run bench [-- --quick]

Measures what a deployed function costs, prints it as tables, and writes them into docs/performance.md:
bundle size and import time against a naive baseline, CPU per warm request, latency against a bare handler,
calls and units of the table per endpoint, and how long npm start takes. Takes about a minute and a half.

  --quick   a quarter of a minute, rougher figures, docs/performance.md stays as it is
  --help    this text`;

/** @throws TypeError with a sentence for an option that does not exist. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { help: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  });
  return values;
}
