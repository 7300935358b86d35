/** A release as its order needs it: its version, and the moment that it counts from in milliseconds since 1970. */
export interface DatedVersion {
  version: string;
  date: number;
}

/** A version by semantic versioning (https://semver.org/spec/v2.0.0.html), of two to four numbers, of a package. */
interface SemanticVersion {
  /** What stands before the last `@`; empty: nothing. */
  package: string;
  numbers: readonly bigint[];
  prerelease: readonly string[];
  build: string;
}

const VERSION =
  /^v?(\d{1,18}\.\d{1,18}(?:\.\d{1,18}){0,2})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z.-]+))?$/;

/** Reads a semantic version, `name@1.2.3-rc.1+build`; `null` for any other text. */
export function semanticVersion(version: string): SemanticVersion | null {
  const at = version.lastIndexOf('@');
  const [, numbers, prerelease, build = ''] = VERSION.exec(version.slice(at + 1)) ?? [];
  if (numbers === undefined) return null;
  const given = numbers.split('.').map(BigInt);
  return {
    package: version.slice(0, Math.max(at, 0)),
    numbers: [0, 1, 2, 3].map((place) => given[place] ?? 0n),
    prerelease: prerelease?.split('.') ?? [],
    build,
  };
}

/**
 * Compares two versions by semantic versioning: below 0 if the first comes before the other. Of equal ones the numbers of their
 * builds decide, as stores of applications want them. `null`: it does not tell, because one is no such version, they are of
 * different packages, or they differ in what has no order.
 */
export function compareVersions(one: string, other: string): number | null {
  if (one === other) return 0;
  const [first, second] = [semanticVersion(one), semanticVersion(other)];
  if (first === null || second === null || first.package !== second.package) return null;
  for (const [place, number] of first.numbers.entries())
    if (number !== second.numbers[place]) return number < second.numbers[place]! ? -1 : 1;
  return comparePrereleases(first.prerelease, second.prerelease) || compareBuilds(first.build, second.build);
}

/** Tells whether a release is later than another: by semantic versioning where that tells, else by their dates. */
export function isLater(one: DatedVersion, other: DatedVersion): boolean {
  const order = compareVersions(one.version, other.version);
  return order === null ? one.date > other.date : order > 0;
}

/** Section 11 of semver.org: a version without is later, numbers are compared as such and come before texts. */
function comparePrereleases(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  for (const [place, part] of one.entries()) {
    const against = other[place];
    if (against === undefined) return 1;
    if (part !== against) return comparePart(part, against) || (part < against ? -1 : 1);
  }
  return one.length - other.length;
}

function comparePart(one: string, other: string): number {
  const [first, second] = [isNumber(one), isNumber(other)];
  if (first && second) return compareNumbers(one, other);
  if (first !== second) return first ? -1 : 1;
  return one < other ? -1 : 1;
}

/** `null`: they have no order, as those that are the same have none. */
function compareBuilds(one: string, other: string): number | null {
  return isNumber(one) && isNumber(other) ? compareNumbers(one, other) || null : null;
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

function compareNumbers(one: string, other: string): number {
  const [first, second] = [BigInt(one), BigInt(other)];
  return first === second ? 0 : first < second ? -1 : 1;
}
