import { useEffect, useRef, useState } from 'preact/hooks';
import { allOrNone, toggled, withRange, type Selection } from './selection.ts';

export interface UsedSelection {
  selection: Selection;
  one: (id: number, isRange?: boolean) => void;
  all: () => void;
  clear: () => void;
}

const NONE: Selection = new Set();

/** The errors that are chosen among those shown; none any more when another list is looked at. */
export function useSelection(list: string, ids: readonly number[]): UsedSelection {
  const [chosen, setChosen] = useState(NONE);
  /** Where a range begins. */
  const last = useRef<number | null>(null);
  const clear = (): void => {
    last.current = null;
    setChosen(NONE);
  };
  useEffect(clear, [list]);
  const selection = new Set(ids.filter((id) => chosen.has(id)));
  return {
    selection,
    one(id, isRange = false) {
      setChosen(isRange ? withRange(selection, ids, last.current, id) : toggled(selection, id));
      last.current = id;
    },
    all: () => setChosen(allOrNone(selection, ids)),
    clear,
  };
}
