import type { ScriptFunction } from './functions-of-script.ts';
import { MAX_FUNCTIONS } from '../limits.ts';
import { TooManyFunctions } from './too-many-functions.ts';
import { keyRange, nameRanges, type Node } from './syntax.ts';

/** Where a part of a name stands in the script. */
export interface NameRange {
  start: number;
  end: number;
}

/** Names of more parts say where a thing is kept, and no longer what it is. */
const MAX_PARTS = 4;

/** The functions found so far, and how they come by their names while the syntax around them is completed. */
export class FunctionNames {
  readonly functions: ScriptFunction[] = [];

  /**
   * Adds a function, and returns its index.
   * @throws TooManyFunctions
   */
  add(start: number, end: number, name: readonly NameRange[] | null): number {
    if (this.functions.length >= MAX_FUNCTIONS) throw new TooManyFunctions();
    return this.functions.push({ start, end, name, isConstructor: false }) - 1;
  }

  /**
   * Names functions after what they are assigned to: a variable, `a.b.c`, a class. What has a name within an object or a
   * class gets it put in front.
   * @param target `null`: there is none
   * @returns those that still have no complete name
   */
  give(indexes: number[] | undefined, target: Node | null): number[] | undefined {
    if (indexes === undefined || target === null) return indexes;
    const ranges = nameRanges(target);
    if (ranges === null) return indexes;
    for (const index of indexes) this.prepend(index, ranges);
    return undefined;
  }

  /** Names functions after the property or method that has them as its value; more may come in front. */
  giveKey(indexes: number[] | undefined, member: Node): number[] | undefined {
    if (indexes === undefined) return undefined;
    if (member.type === 'MethodDefinition' && member['kind'] === 'constructor') {
      for (const index of indexes) this.functions[index]!.isConstructor = true;
      return indexes;
    }
    const range = keyRange(member);
    if (range === null) return undefined;
    const room = indexes.filter((index) => (this.functions[index]!.name?.length ?? 0) < MAX_PARTS);
    for (const index of room) this.prepend(index, [range]);
    return room;
  }

  private prepend(index: number, ranges: readonly NameRange[]): void {
    const one = this.functions[index]!;
    one.name = [...ranges, ...(one.name ?? [])].slice(-MAX_PARTS);
  }
}
