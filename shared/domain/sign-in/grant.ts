import type { AccessLevel } from '../access-token.ts';
import { fullPath, type Project } from '../project.ts';
import { matches } from '../wildcard.ts';

/** Whoever has this value in this claim has this level in the projects of this path. */
export interface SignInGrant {
  /** As the provider calls it: `groups_direct`, `email`, `realm_access.roles`. */
  claim: string;
  /** A pattern of the value. */
  value: string;
  /** A pattern of the project's full path. */
  project: string;
  level: AccessLevel;
}

/** What a grant gives to a person who has its claim. */
export type Right = Pick<SignInGrant, 'project' | 'level'>;

/** The values that a provider says of a person, by claim. */
export type Claims = Readonly<Record<string, readonly string[]>>;

const LEVELS: readonly number[] = [10, 15, 20, 30, 40, 50] satisfies AccessLevel[];
const MAX_CHARACTERS = 300;

/**
 * Reads a grant as an operator writes it: `claim=value:project:level`. Claims and values may have colons, paths have none.
 * `problem`: what is wrong with it, as the end of a sentence.
 */
export function readGrant(text: string): { grant: SignInGrant } | { problem: string } {
  const [, claim, value, project, level] = /^([^=]+)=(.+):([^:]*):([^:]*)$/s.exec(text) ?? [];
  if (claim === undefined || value === undefined || project === undefined || level === undefined)
    return { problem: 'has to be CLAIM=VALUE:PROJECT:LEVEL, such as groups_direct=acme/backend:acme/*:30' };
  if (text.length > MAX_CHARACTERS) return { problem: `is longer than ${MAX_CHARACTERS} characters` };
  // oxlint-disable-next-line no-control-regex -- these are what we look for
  if (/[\x00-\x1f\x7f]/.test(text)) return { problem: 'has control characters' };
  if (level === 'admin' || level === '60')
    return { problem: 'makes an administrator, which a sign-in cannot; npm run token makes admin tokens' };
  if (!LEVELS.map(String).includes(level))
    return { problem: `has the level ${level || '(none)'}; give one of ${LEVELS.join(', ')}` };
  if (project !== '*' && !/^[\w.*-]+(?:\/[\w.*-]+)+$/.test(project))
    return {
      problem: `has the project ${project || '(none)'}; give a full path, with * for any characters, or * for all`,
    };
  return { grant: { claim, value, project, level: Number(level) as AccessLevel } };
}

/** Writes a grant as `readGrant` reads it. */
export function grantText({ claim, value, project, level }: SignInGrant): string {
  return `${claim}=${value}:${project}:${level}`;
}

/** Tells whether a claim's value is what a grant asks for. Hosts of addresses have no case, and in practice nor has the rest. */
export function isMet({ claim, value }: SignInGrant, told: string): boolean {
  return claim === 'email' ? matches(withoutCase(value), withoutCase(told)) : matches(value, told);
}

/** Of ASCII alone: a Kelvin sign is no k, and who has it in an address is somebody else. */
function withoutCase(address: string): string {
  return address.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Lists what the grants give to a person of whom the provider says these claims. */
export function rightsOf(grants: readonly SignInGrant[], claims: Claims): Right[] {
  return grants
    .filter((grant) => valuesIn(claims, grant.claim).some((told) => isMet(grant, told)))
    .map(({ project, level }) => ({ project, level }));
}

/** The highest level that rights give in a project, by the path that it has now; 0 for none. Paths have no case. */
export function levelIn(rights: readonly Right[], project: Pick<Project, 'namespace' | 'path'>): AccessLevel | 0 {
  const path = fullPath(project).toLowerCase();
  const levels = rights.filter((right) => matches(right.project.toLowerCase(), path)).map(({ level }) => level);
  return levels.reduce<AccessLevel | 0>((most, level) => (level > most ? level : most), 0);
}

/** Of claims that somebody else named, so never what every object has. */
function valuesIn(claims: Claims, name: string): readonly string[] {
  return Object.hasOwn(claims, name) ? claims[name]! : [];
}
