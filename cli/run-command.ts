import { Stopped } from './stop-signals.ts';
import { UserError, UsageError } from './user-error.ts';

/**
 * Runs a command with this process's arguments and variables. What its user can mend ends it with a sentence on standard
 * error and with 1; a line that makes no sense with the help as well; a signal that it heeds with that signal's status.
 * @throws whatever else went wrong, which is a fault of ours.
 */
export async function runCommand(
  main: (args: string[], variables: NodeJS.ProcessEnv) => Promise<void>,
  help: string,
): Promise<void> {
  try {
    await main(process.argv.slice(2), process.env);
  } catch (error) {
    if (error instanceof Stopped) {
      console.error(error.message);
      // Some of the work may go on, and nobody waits for it.
      process.exit(error.status);
    }
    if (!(error instanceof UserError)) throw error;
    console.error(error instanceof UsageError ? `${error.message}\n\n${help}` : error.message);
    process.exitCode = 1;
  }
}
