/** Something that whoever runs the command can put right: the message is all they need, a stack trace would hide it. */
export class Mistake extends Error {}

/** Runs a command's body; a mistake ends the process with its message and nothing else. */
export function reportingMistakes(body: () => void): void {
  try {
    body();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
