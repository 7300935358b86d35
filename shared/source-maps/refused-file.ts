/** A file that was uploaded and cannot be used: the message names the file and what is wrong, and is shown to who sent it. */
export class RefusedFile extends Error {
  /** The name under which the file was uploaded. */
  readonly file: string;
  /** What is wrong with it, without its name. */
  readonly problem: string;

  constructor(file: string, problem: string) {
    super(`${shortened(file)}: ${problem}`);
    this.name = 'RefusedFile';
    this.file = shortened(file);
    this.problem = problem;
  }
}

/** Names come from the sender, and a message is not to grow with them. */
function shortened(name: string): string {
  const MAX_SHOWN_CHARACTERS = 300;
  return name.length <= MAX_SHOWN_CHARACTERS ? name : `${name.slice(0, MAX_SHOWN_CHARACTERS)}…`;
}
