import { parseArgs } from 'node:util';

export interface Options {
  help: boolean;
  /** Few repetitions, nothing written: to see that everything runs. */
  quick: boolean;
  /** Lists of 100,000 errors, too. */
  full: boolean;
  /** The flood, and nothing else. */
  flood: boolean;
  /** The pages, and nothing else. */
  pages: boolean;
  /** The load, and nothing else. */
  load: boolean;
  /** The source maps, and nothing else. */
  sourceMaps: boolean;
  /** The alerts, and nothing else. */
  alerts: boolean;
  /** Root of another copy of the project with which the load, or the collector, takes turns; `null`: none. */
  against: string | null;
}

export const HELP = `npm run bench [-- --quick | --full | --flood | --pages | --alerts | --source-maps [--against <directory>] | --load [--against <directory>]]

Measures what a deployed function costs, prints it as tables, and writes them into docs/performance.md:
bundle size and import time against a naive baseline, CPU per warm request, latency against a bare handler,
calls and units of the table per endpoint, how long npm start takes; CPU per event, calls and units per event and
batch, read units of long lists, events per second through npm start, dollars per million events.
Takes about twenty minutes, most of them for the imports: a fresh process for each bundle and turn.

  --full    also fills a list with 100,000 errors, which takes minutes more, and measures the flood
  --flood   the flood alone: what hostile requests to one project do to another's events, a minute
  --pages   the pages alone, in Chromium by a slow network and processor: largest paint, long tasks, keys
  --alerts  the alerts alone: what rules add to counting, what an alert costs and a storm of them; a minute
  --source-maps
            the source maps alone: what building them and looking frames up takes, what a deployment costs, and the
            collector of a project without any; minutes
  --load    the load alone: 16 senders to npm start, events of 8 and 40 KB, until all are counted; minutes
  --against <directory>
            with --load: in turns with the runner of another copy of the project, say of an earlier commit, whose
            dependencies are installed; docs/performance.md stays as it is.
            with --source-maps: the collector in turns with that of the other copy
  --quick   half a minute, rougher figures, docs/performance.md stays as it is
  --help    this text`;

/** @throws TypeError with a sentence for an option that does not exist. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      flood: { type: 'boolean', default: false },
      pages: { type: 'boolean', default: false },
      load: { type: 'boolean', default: false },
      alerts: { type: 'boolean', default: false },
      'source-maps': { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  });
  if (values.against !== undefined && !values.load && !values['source-maps'])
    throw new TypeError('--against goes with --load and --source-maps');
  return { ...values, sourceMaps: values['source-maps'], against: values.against ?? null };
}
