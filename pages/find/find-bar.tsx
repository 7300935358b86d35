import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { SearchInput } from '../parts/search-input.tsx';
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

/** Finds a text in a part of the page, marks its places and goes from one to the next. */
export function FindBar({ label, within, wanted, onChange, onClose }: FindBarProps) {
  const [at, setAt] = useState(0);
  const ranges = useRanges(within, wanted);
  const current = Math.min(at, ranges.length - 1);
  const place = ranges[current];
  // While the focus is elsewhere.
  useShortcuts('Event', [{ keys: 'Escape', label: 'Close the search', run: onClose }]);
  useEffect(() => () => mark([], 0), []);
  useEffect(() => setAt(0), [wanted]);
  useEffect(() => mark(ranges, current), [ranges, current]);
  useEffect(() => {
    place?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [wanted, place?.startContainer, current]);
  const step = (by: number): void => setAt(stepThrough(current, by, ranges.length));
  return (
    <div class="popover find cluster" role="search" aria-label={label}>
      <SearchInput
        label={label}
        value={wanted}
        onChange={onChange}
        group="Event"
        isFocused
        onEnter={(isBack) => step(isBack ? -1 : 1)}
        onEscape={onClose}
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
