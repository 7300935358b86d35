import { fileURLToPath } from 'node:url';
import { measureImports } from './import-time.ts';
import { describeMachine } from './machine.ts';
import { writeFigures } from './markdown.ts';
import { HELP, readOptions } from './options.ts';
import { report, type Figures } from './report.ts';
import { measureStart } from './start-time.ts';
import { countTableCalls } from './table-calls.ts';
import { measureWarm } from './warm.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** Figures of the bundles come first: they suffer most from what the other measurements leave in the machine's caches. */
async function main(): Promise<void> {
  const { help, quick } = readOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  const machine = describeMachine(new Date());
  const imports = measureImports(quick ? 3 : 15, step('importing every bundle in turn'));
  const { cpu, latency } = await measureWarm(quick ? 100 : 600, step('calling warm handlers'));
  const counting = step('counting table calls');
  const costs = await countTableCalls();
  counting(1);
  const starting = step('starting the local runner');
  const startSeconds = await measureStart(quick ? 1 : 3).catch(missing);
  starting(1);
  const figures: Figures = { machine, imports, cpu, latency, costs, startSeconds };
  console.log(report(figures));
  if (!quick) writeFigures(DOCUMENT, report(figures));
}

/** The other figures are not thrown away for it. */
function missing(error: Error): null {
  console.error(error.message);
  return null;
}

/** Progress goes to standard error, so that the report can be redirected. */
function step(name: string): (done: number) => void {
  let shown = -1;
  return (done) => {
    const percent = Math.floor(done * 10) * 10;
    if (percent === shown) return;
    shown = percent;
    const [begin, end] = process.stderr.isTTY ? ['\r', percent === 100 ? '\n' : ''] : ['', '\n'];
    process.stderr.write(`${begin}${name}: ${percent} %${end}`);
  };
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
