import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso/router';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { keepBelow } from './place-below.ts';

interface MenuProps {
  /** On the button. */
  text: ComponentChildren;
  /** What the text does not say, for screen readers: it follows the text in the button's name. */
  label?: string;
  kind?: 'plain' | 'quiet';
  /** What opens below it; called only then. `close` closes it. */
  children: (close: () => void) => ComponentChildren;
}

/** A button with a box that opens below it, and closes by Escape, by pressing elsewhere, by going to another page, or by `close`. */
export function Menu({ text, label, kind = 'plain', children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { url } = useLocation();
  useEffect(() => box.current?.hidePopover(), [url]);
  useLayoutEffect(() => (isOpen ? keepBelow(box.current!, button.current!) : undefined), [isOpen]);
  return (
    <>
      <button ref={button} type="button" class={`button button-${kind}`} popovertarget={id} aria-expanded={isOpen}>
        {text}
        {label !== undefined && <span class="visually-hidden">{label}</span>}
        <Icon name="down" />
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        class="popover menu"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && children(() => box.current?.hidePopover())}
      </div>
    </>
  );
}
