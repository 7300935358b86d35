import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { mark, rangesOf } from './mark-found.ts';
import { foundWords, stepThrough } from './matches-in.ts';

interface FindBarProps {
  label: string;
  /** What is looked through. */
  within: RefObject<HTMLElement | null>;
  /** What is looked for: what has it has opened itself. */
  wanted: string;
  onChange: (wanted: string) => void;
  onClose: () => void;
}

/** How long after the last letter it looks, milliseconds. */
const SETTLES_MS = 200;

/** Finds a text in a part of the page, marks its places and goes from one to the next. */
export function FindBar({ label, within, wanted, onChange, onClose }: FindBarProps) {
  const [text, setText] = useState(wanted);
  const [at, setAt] = useState(0);
  const ranges = useRanges(within, wanted);
  const place = ranges[Math.min(at, ranges.length - 1)];
  const input = useRef<HTMLInputElement>(null);
  const current = Math.min(at, ranges.length - 1);
  useLayoutEffect(() => {
    const before = document.activeElement;
    input.current!.focus();
    return () => {
      mark([], 0);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => onChange(text.trim()), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => void (key === 'Escape' && onClose());
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => setAt(0), [wanted]);
  useEffect(() => mark(ranges, current), [ranges, current]);
  useEffect(() => {
    place?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [wanted, place?.startContainer, current]);
  const step = (by: number): void => setAt(stepThrough(current, by, ranges.length));
  return (
    <div class="popover find cluster" role="search">
      <input
        ref={input}
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={255}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && step(event.shiftKey ? -1 : 1)}
      />
      <span role="status">{foundWords(wanted, current, ranges.length)}</span>
      <Button kind="quiet" label="Previous place" onClick={() => step(-1)}>
        <Icon name="left" />
      </Button>
      <Button kind="quiet" label="Next place" onClick={() => step(1)}>
        <Icon name="right" />
      </Button>
      <Button kind="quiet" label="Close the search" onClick={onClose}>
        <Icon name="close" />
      </Button>
    </div>
  );
}

/** The places of a text, looked for again whenever something opens, or comes. */
function useRanges(within: RefObject<HTMLElement | null>, wanted: string): readonly Range[] {
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setRanges(within.current ? rangesOf(within.current, wanted) : []));
    };
    const observer = new MutationObserver(look);
    const main = document.getElementById('main')!;
    observer.observe(main, { childList: true, subtree: true, attributeFilter: ['open'] });
    look();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [wanted]);
  return ranges;
}
