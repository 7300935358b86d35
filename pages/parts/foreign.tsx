import { useState } from 'preact/hooks';
import { cut, MAX_SHOWN_LENGTH, visible } from '../text/foreign-text.ts';
import { counted } from '../text/number-words.ts';

interface ForeignProps {
  /** What an event, or somebody else, says. */
  text: string;
  /** From how many characters on it is cut. */
  length?: number;
  class?: string;
}

/** A text of others: it cannot turn the direction of what is around it, hides nothing, and is cut where it is long. */
export function Foreign({ text, length = MAX_SHOWN_LENGTH, class: name = '' }: ForeignProps) {
  const [isWhole, setWhole] = useState(false);
  const { shown, left } = isWhole ? { shown: text, left: 0 } : cut(text, length);
  return (
    <>
      <bdi class={`foreign ${name}`}>{visible(shown)}</bdi>
      {left > 0 && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          … show {counted(left, 'more character')}
        </button>
      )}
    </>
  );
}
