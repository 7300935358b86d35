import { MAX_NAME_CHARACTERS, type ProjectProblem } from '../../../domain/new-project.ts';

/** Words the refusal by field, in GitLab's form: `{"path": ["can't …"]}`. */
export function projectSentences(problems: readonly ProjectProblem[]): Record<string, string[]> {
  return Object.fromEntries(
    problems.map((problem) => [
      problem.field === 'visibility' ? 'visibility_level' : problem.field,
      [sentenceOf(problem)],
    ]),
  );
}

function sentenceOf(problem: ProjectProblem): string {
  switch (problem.code) {
    case 'blank':
      return "can't be blank";
    case 'too-long':
      return `is too long (maximum is ${MAX_NAME_CHARACTERS} characters)`;
    case 'not-a-name':
      return 'can contain only letters, digits, emoji, "_", ".", "+", "-", parentheses or spaces. It must start with a letter, digit, emoji, or "_".';
    case 'not-a-path':
      return 'can contain only letters, digits, "_", "-" and ".". It cannot start with "-", end in "." or end in ".git" or ".atom".';
    case 'not-group-names':
      return 'must be group names such as `group/sub`, joined by single slashes';
    case 'not-private':
      return `${problem.visibility} is not available, every project is private`;
  }
}
