import type { Session } from './types.ts';

type Person = NonNullable<Session['person']>;

/** The highest level that a person has in a project, by its full path; 0 for none. The server's rule, which decides. */
export function personLevel({ rights }: Pick<Person, 'rights'>, project: string): number {
  const found = rights.filter((right) => fits(right.project.toLowerCase(), project.toLowerCase()));
  return Math.max(0, ...found.map(({ access_level }) => access_level));
}

/** The level of who is signed in, in a project: a token has one everywhere, a person one in each project. `null`: in none. */
export function levelIn(
  { person, access_level }: Pick<Session, 'person' | 'access_level'>,
  project: string | null,
): number {
  return person !== null && project !== null ? personLevel(person, project) : (access_level ?? 0);
}

/** `*` stands for any characters, slashes among them. The API's own rule is `shared/domain/sign-in/wildcard.ts`; a test compares. */
export function fits(pattern: string, path: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return pattern === path;
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  const middle = path.slice(first.length, path.length - last.length);
  if (path.length < first.length + last.length || !path.startsWith(first) || !path.endsWith(last)) return false;
  return rest.reduce<number>((at, part) => afterNext(middle, part, at), 0) >= 0;
}

/** Where the text goes on behind the next such part; negative once there is none. */
function afterNext(text: string, part: string, at: number): number {
  const found = at < 0 ? -1 : text.indexOf(part, at);
  return found < 0 ? -1 : found + part.length;
}
