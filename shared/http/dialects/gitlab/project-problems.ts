import { MAX_PROJECT_TEXT_CHARACTERS, MAX_PROJECT_TOPICS } from '../../../domain/limits.ts';
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
      return `is too long (maximum is ${problem.field === 'topics' ? MAX_PROJECT_TEXT_CHARACTERS : MAX_NAME_CHARACTERS} characters)`;
    case 'too-many':
      return `are too many (maximum is ${MAX_PROJECT_TOPICS})`;
    case 'out-of-range':
      return 'needs to be between 10 minutes and 1 month';
    case 'unknown':
      return 'is not valid';
    case 'too-deep':
      return 'has too deep level of nesting';
    case 'not-imported':
      return 'is not available, there are no repositories here';
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
