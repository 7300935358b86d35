import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { keepBelow } from './place-below.ts';

interface SaysMoreProps {
  words: ComponentChildren;
  /** What opens below the words when they are pressed; made only then. */
  children: () => ComponentChildren;
}

/** Words in a line that, pressed, say more in a box below. */
export function SaysMore({ words, children }: SaysMoreProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="link-button says-more"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words}
      </button>
      {isOpen && (
        <Box anchor={button.current!} onClose={() => setOpen(false)}>
          {children()}
        </Box>
      )}
    </>
  );
}

interface BoxProps {
  anchor: HTMLElement;
  onClose: () => void;
  children: ComponentChildren;
}

function Box({ anchor, onClose, children }: BoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current!.showPopover();
    return keepBelow(box.current!, anchor);
  }, []);
  return (
    <div ref={box} popover="auto" class="popover" onToggle={(event) => event.newState === 'closed' && onClose()}>
      {children}
    </div>
  );
}
