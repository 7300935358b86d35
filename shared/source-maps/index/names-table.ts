import { NONE } from '../map/segments.ts';

/** Names in the order in which they are first met, each once. What is near in the code is then near in the table. */
export class NamesTable {
  readonly names: string[] = [];
  private readonly indexes = new Map<string, number>();

  /** Returns the index of a name, `NONE` for an empty one. */
  indexOf(name: string | null): number {
    if (name === null || name === '') return NONE;
    let index = this.indexes.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.indexes.set(name, index);
    }
    return index;
  }
}
