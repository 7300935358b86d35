import { Buffer } from 'node:buffer';
import { readingsOf } from './readings.ts';

/** A row of characters to find. */
export interface Sought {
  /** Of each place all characters that may stand there. */
  places: readonly (readonly string[])[];
  /** Found only where no letter or digit goes before it or follows it. */
  isWord: boolean;
}

/** Bit by bit all places of all that is sought, one after the other. */
interface Bits {
  /** Where a character may stand. */
  of: ReadonlyMap<string, bigint>;
  /** First and last places; of what is found as a word alone, they count at the edge of a word. */
  first: Ends;
  last: Ends;
}

interface Ends {
  all: bigint;
  anywhere: bigint;
}

/** Of a text that is cut, what is so near to its end may be the beginning of what is sought: a spelling is not longer. */
const LONGEST_SPELLING = 64;

/**
 * Writes `mark` for whatever of a text can be read as something that is sought, by any of the readings of each character. It goes
 * through all of them at once, forth for what is begun and back for what comes to its end, so it takes time in proportion to
 * text and sought, whatever is in them. `isCut`: at the end of the text the beginning of what is sought is enough.
 */
export function hideSpelled(text: string, sought: readonly Sought[], mark: string, isCut: boolean): string {
  const bits = bitsOf(sought);
  const readings = readingsOf(text);
  const begun: bigint[] = Array.from(readings, () => 0n);
  const isEdge = readings.map((here) => here.length === 0 || here.some(({ character }) => !isOfWord(character)));
  const isBehindEdge = readings.map((_, at) => at === 0);
  const next = (at: number) =>
    ((begun[at]! & ~bits.last.all) << 1n) | (isBehindEdge[at] ? bits.first.all : bits.first.anywhere);
  for (const [at, here] of readings.entries()) {
    for (const { character, end } of here) {
      if (!isOfWord(character)) isBehindEdge[end] = true;
      const places = bits.of.get(character);
      if (places !== undefined) begun[end]! |= next(at) & places;
    }
  }
  const completed = begun.map((here, at) => {
    if (isCut && at > text.length - LONGEST_SPELLING) return here;
    return here & (isEdge[at] ? bits.last.all : bits.last.anywhere);
  });
  const isHidden = new Uint8Array(text.length);
  for (let at = text.length - 1; at >= 0; at--) {
    for (const { character, end } of readings[at]!) {
      const ends = completed[end]!;
      const through = ends === 0n ? ends : ends & (bits.of.get(character) ?? 0n) & next(at);
      if (through === 0n) continue;
      isHidden.fill(1, at, end);
      completed[at]! |= (through & ~bits.first.all) >> 1n;
    }
  }
  // Half a spelling is left at the end, and would tell half a character.
  const last = isCut ? isHidden.indexOf(1, -LONGEST_SPELLING) : -1;
  if (last !== -1) isHidden.fill(1, last);
  return marked(text, isHidden, mark);
}

function marked(text: string, isHidden: Uint8Array, mark: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const change = isHidden.indexOf(isHidden[at] === 1 ? 0 : 1, at);
    const end = change === -1 ? text.length : change;
    parts.push(isHidden[at] === 1 ? mark : text.slice(at, end));
    at = end;
  }
  return parts.join('');
}

function isOfWord(character: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(character);
}

function bitsOf(sought: readonly Sought[]): Bits {
  const size = sought.reduce((sum, { places }) => sum + places.length, 0);
  const of = new Map<string, Bitset>();
  const [first, last] = [
    { all: newBitset(size), anywhere: newBitset(size) },
    { all: newBitset(size), anywhere: newBitset(size) },
  ];
  let from = 0;
  for (const { places, isWord } of sought) {
    const end = from + places.length;
    for (const set of isWord ? [first.all] : [first.all, first.anywhere]) set.add(from);
    for (const set of isWord ? [last.all] : [last.all, last.anywhere]) set.add(end - 1);
    for (const [index, characters] of places.entries()) {
      for (const character of characters) {
        const set = of.get(character) ?? newBitset(size);
        of.set(character, set);
        set.add(from + index);
      }
    }
    from = end;
  }
  const values = ({ all, anywhere }: { all: Bitset; anywhere: Bitset }) => ({
    all: all.value(),
    anywhere: anywhere.value(),
  });
  return {
    of: new Map([...of].map(([character, set]) => [character, set.value()])),
    first: values(first),
    last: values(last),
  };
}

interface Bitset {
  add: (bit: number) => void;
  value: () => bigint;
}

/** A bigint that is made bit by bit would be copied for each of them. */
function newBitset(size: number): Bitset {
  const bytes = Buffer.alloc(Math.ceil(size / 8) || 1);
  return {
    add: (bit) => {
      bytes[bytes.length - 1 - (bit >> 3)]! |= 1 << (bit & 7);
    },
    value: () => BigInt(`0x${bytes.toString('hex')}`),
  };
}
