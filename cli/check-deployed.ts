import { HELP, readCheckOptions } from './check-options.ts';
import { reach, reasonOf, setScene, strikeScene, type Scene } from './check-scene.ts';
import { checksOf, type Check } from './deployed-checks.ts';
import { runCommand } from './run-command.ts';
import { stopSignals, untilStopped } from './stop-signals.ts';
import { UserError } from './user-error.ts';

const say = (text: string): void => console.log(text);

async function main(args: string[], variables: NodeJS.ProcessEnv): Promise<void> {
  const options = readCheckOptions(args, variables);
  if (options === null) return say(HELP);
  let differing = 0;
  await reach('url', options.url);
  if (options.rest !== options.url) await reach('rest', options.rest);
  const stop = stopSignals((signal) =>
    console.error(`${signal}: deleting the project first; once more ends it at once.`),
  );
  // To its end, whatever comes: what nobody knows of yet cannot be deleted.
  const scene = await setScene(options);
  const checks = checksOf(scene);
  try {
    stop.throwIfAborted();
    say(lineOf('', 'what', 'expected', 'seen'));
    for (const check of checks) {
      const seen = await untilStopped(seenBy(check, scene), stop);
      const isSame = seen === check.expected;
      if (!isSame) differing++;
      say(lineOf(isSame ? 'ok' : 'differs', check.what, check.expected, seen));
    }
  } finally {
    await strikeScene(scene);
  }
  stop.throwIfAborted();
  if (differing > 0) throw new UserError(`${differing} of ${checks.length} differ.`);
  say(`All ${checks.length} are as expected.`);
  if (scene.doors.API === scene.doors.DSN)
    say("Not tried: the REST API's own address. Give it as --rest, the output CompressedJsonUrl.");
}

async function seenBy({ look }: Check, scene: Scene): Promise<string> {
  try {
    return await look(scene);
  } catch (error) {
    return `no answer: ${reasonOf(error)}`;
  }
}

function lineOf(verdict: string, what: string, expected: string, seen: string): string {
  return `${verdict.padEnd(7)}  ${what.padEnd(46)}  ${expected.padEnd(9)}  ${seen}`;
}

await runCommand(main, HELP);
