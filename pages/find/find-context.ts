import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { searchJson } from '../text/json-search.ts';

/** What is looked for in a page. */
export interface Wanted {
  /** As it was typed; `''`: nothing. */
  readonly text: string;
  /** How many more things may be opened for it, so that a letter that is everywhere does not open everything. */
  left: number;
}

/** Most things that are opened for one text, and rows that are shown of one list. */
const MAX_OPENED = 300;
const MAX_ROWS = 500;

/** What is looked for, anew. */
export const wantedOf = (text: string): Wanted => ({ text, left: MAX_OPENED });

/** What is looked for where nothing is. */
export const NOTHING = wantedOf('');

export const FindContext = createContext(NOTHING);

const has = (value: unknown, text: string): boolean => searchJson(value, text, 1).found.length > 0;

/** Opens what is closed once a text is looked for that is in there. `value`: what it shows when it is open. */
export function useFound(value: unknown, open: () => void): void {
  const wanted = useContext(FindContext);
  useEffect(() => {
    if (wanted.text === '' || wanted.left === 0 || !has(value, wanted.text)) return;
    wanted.left -= 1;
    open();
  }, [wanted]);
}

/** How many rows of a list are shown: `first`, and as many as it takes to show what is looked for. */
export function useShown(rows: readonly unknown[], first: number): [number, (shown: number) => void] {
  const { text } = useContext(FindContext);
  const [shown, setShown] = useState(first);
  useEffect(() => {
    if (text === '') return;
    const last = rows.slice(0, MAX_ROWS).findLastIndex((row) => has(row, text));
    setShown((before) => Math.max(before, last + 1));
  }, [text]);
  return [shown, setShown];
}
