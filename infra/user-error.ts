/** Something that whoever runs the command can put right: the message is all they need, a stack trace would hide it. */
export class UserError extends Error {}

/** Runs a command's body; a user's error ends the process with its message and nothing else. */
export function reportingUserErrors(body: () => void): void {
  try {
    body();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
