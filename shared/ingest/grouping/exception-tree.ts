import { hash as digestOf } from 'node:crypto';
import type { ExceptionValue } from '../event/error-event.ts';

const MAX_SEARCHED_CHARACTERS = 2048;
const MAX_MEMBER_CHARACTERS = 64;
/** Shorter texts are found anywhere, so they are looked for in brackets only, as .NET writes them. */
const MIN_MEMBER_CHARACTERS = 4;

/** Exceptions as indices: those without a known parent, and the children of each, in the order of the list. */
export interface ExceptionTree {
  roots: number[];
  children: number[][];
}

/**
 * The tree of exceptions that SDKs send for groups (ExceptionGroup, AggregateError, errors.Join); `null` where there is no
 * group, or where ids are missing, doubled or go in circles: then the list is a chain.
 */
export function treeOf(exceptions: readonly ExceptionValue[]): ExceptionTree | null {
  if (!exceptions.some(({ place }) => place?.isGroup)) return null;
  const indices = new Map(exceptions.map(({ place }, index) => [place?.id, index]));
  if (indices.size !== exceptions.length || indices.has(undefined)) return null;
  const tree: ExceptionTree = { roots: [], children: exceptions.map(() => []) };
  for (const [index, { place }] of exceptions.entries()) {
    const parent = place!.parent === null ? undefined : indices.get(place!.parent);
    (parent === undefined ? tree.roots : tree.children[parent]!).push(index);
  }
  return depthFirst(tree).length === exceptions.length ? tree : null;
}

/**
 * The indices of a tree's exceptions, causes before what they caused. Tasks of a group end in any order, so members of a
 * group are sorted by what they and their causes say.
 */
export function stableOrder(
  tree: ExceptionTree,
  exceptions: readonly ExceptionValue[],
  said: readonly (readonly string[])[],
): number[] {
  const digests: string[] = [];
  const children = tree.children.map((ofOne) => [...ofOne]);
  for (const index of depthFirst(tree)) {
    const below = children[index]!;
    if (exceptions[index]!.place!.isGroup) below.sort((a, b) => compare(digests[a]!, digests[b]!));
    digests[index] = digestOf('sha256', JSON.stringify([said[index], below.map((child) => digests[child])]));
  }
  return depthFirst({ roots: tree.roots, children });
}

/**
 * The exception that speaks for all: the last of a chain, for it surfaced. A group whose members failed alike is named
 * after one of them, as Sentry does: of the group itself nobody wants to know.
 */
export function mainException(exceptions: readonly ExceptionValue[]): ExceptionValue | null {
  const last = exceptions.at(-1) ?? null;
  const tree = last?.place?.isGroup ? treeOf(exceptions) : null;
  if (tree === null) return last;
  const [first, ...others] = membersOf(tree, exceptions, exceptions.length - 1);
  return others.every((other) => isAlike(other, first!)) ? first! : last;
}

/**
 * What a group says beside what its members say: SDKs and runtimes put those into its message, in their order, or how many
 * there are.
 */
export function valueWithoutMembers(value: string, members: readonly ExceptionValue[]): string {
  const text = value.slice(0, MAX_SEARCHED_CHARACTERS).replace(/ \(\d+ sub-exceptions?\)$/, '');
  const places = members.map((member) => {
    const words = member.value?.slice(0, MAX_MEMBER_CHARACTERS).split('\n', 1)[0]!.trim() ?? '';
    return text.indexOf(words.length < MIN_MEMBER_CHARACTERS ? `(${words})` : words);
  });
  return text.slice(0, Math.min(...places.filter((place) => place >= 0), text.length)).replace(/\s?\($/, '');
}

/** Children before their parents, without recursion. What is in a circle has no root and is not there. */
function depthFirst({ roots, children }: ExceptionTree): number[] {
  const order: number[] = [];
  const open = [...roots];
  while (open.length > 0) {
    const index = open.pop()!;
    order.push(index);
    open.push(...children[index]!);
  }
  return order.toReversed();
}

/** What is in a group that is no group itself, or an empty one. */
function membersOf(tree: ExceptionTree, exceptions: readonly ExceptionValue[], index: number): ExceptionValue[] {
  const found: ExceptionValue[] = [];
  const open = [index];
  while (open.length > 0) {
    const next = open.pop()!;
    const children = exceptions[next]!.place!.isGroup ? tree.children[next]! : [];
    if (children.length === 0) found.push(exceptions[next]!);
    open.push(...children);
  }
  return found;
}

/** Two of one type, from one place, or with one value where no place is known. */
function isAlike(one: ExceptionValue, other: ExceptionValue): boolean {
  if (one.type !== other.type || one.code !== other.code) return false;
  const [frame, otherFrame] = [one.frames.at(-1), other.frames.at(-1)];
  if (frame === undefined || otherFrame === undefined) return frame === otherFrame && one.value === other.value;
  const parts = ['module', 'filename', 'function', 'lineno'] as const;
  return parts.every((part) => frame[part] === otherFrame[part]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
