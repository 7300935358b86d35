import type { Session } from './types.ts';

type Person = NonNullable<Session['person']>;

/** The highest level that a person has in a project, by its full path; 0 for none. The server's rule, which decides. */
export function personLevel({ rights }: Pick<Person, 'rights'>, project: string): number {
  const found = rights.filter((right) => fits(right.project.toLowerCase(), project.toLowerCase()));
  return Math.max(0, ...found.map(({ access_level }) => access_level));
}

/** The level of who is signed in, in a project: a token has one everywhere, a person one in each project. */
export function levelIn(
  { person, access_level }: Pick<Session, 'person' | 'access_level'>,
  project: string | null,
): number {
  return person !== null && project !== null ? personLevel(person, project) : (access_level ?? 0);
}

/** `*` stands for any characters, slashes among them. The API's own rule is `shared/domain/wildcard.ts`; a test compares. */
export function fits(pattern: string, path: string): boolean {
  const parts = pattern.split('*');
  const last = parts.length - 1;
  let at = 0;
  return parts.every((part, place) => {
    const found = place === last && last > 0 ? path.lastIndexOf(part) : path.indexOf(part, at);
    const isThere = place === 0 ? found === 0 : found >= at;
    at = found + part.length;
    return isThere && (place < last || at === path.length);
  });
}
