import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How long after the last letter a text is taken, milliseconds. */
const SETTLES_MS = 250;

export interface Settled {
  /** What the field shows. */
  text: string;
  type: (text: string) => void;
  /** Takes a text at once. */
  settle: (text: string) => void;
}

/** A text that is being typed; `onChange` hears of it, without blanks around it, a moment after the last letter. */
export function useSettled(value: string, onChange: (value: string) => void): Settled {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onChange);
  latest.current = onChange;
  // What is typed stays, with a blank at its end, when it comes back as the value. Before anything is painted: a letter that is typed
  // sooner than that would be taken back.
  useLayoutEffect(() => setText((typed) => (typed.trim() === value ? typed : value)), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = (now: string): void => {
    clearTimeout(timer.current);
    setText(now);
    latest.current(now.trim());
  };
  const type = (now: string): void => {
    clearTimeout(timer.current);
    setText(now);
    timer.current = setTimeout(() => settle(now), SETTLES_MS);
  };
  return { text, type, settle };
}
