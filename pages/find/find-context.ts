import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

/** What is looked for in a page. */
export interface Wanted {
  /** As it was typed; `''`: nothing. */
  readonly text: string;
  /** Whether a value, whatever is in it, has the text. Told, so that pages without a search do without it. */
  readonly isIn: (value: unknown) => boolean;
  /** How many more things may be opened for it, so that a letter that is everywhere does not open everything. */
  left: number;
}

/** Most rows that are shown of one list. */
const MAX_ROWS = 500;

/** What is looked for where nothing is. */
export const NOTHING: Wanted = { text: '', isIn: () => false, left: 0 };

export const FindContext = createContext(NOTHING);

/** Opens what is closed once a text is looked for that is in there. `value`: what it shows when it is open. */
export function useFound(value: unknown, open: () => void): void {
  const wanted = useContext(FindContext);
  useEffect(() => {
    if (wanted.left === 0 || !wanted.isIn(value)) return;
    wanted.left -= 1;
    open();
  }, [wanted]);
}

/** How many rows of a list are shown: `first`, and as many as it takes to show what is looked for. */
export function useShown(rows: readonly unknown[], first: number): [number, (shown: number) => void] {
  const { text, isIn } = useContext(FindContext);
  const [shown, setShown] = useState(first);
  useEffect(() => {
    if (text === '') return;
    const last = rows.slice(0, MAX_ROWS).findLastIndex(isIn);
    setShown((before) => Math.max(before, last + 1));
  }, [text]);
  return [shown, setShown];
}
