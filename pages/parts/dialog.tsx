import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface DialogProps {
  title: string;
  /** By Escape, by the button, or by pressing beside it. Take the dialog away then. */
  onClose: () => void;
  children: ComponentChildren;
}

/** A question over the page, open as long as it is rendered. The focus goes back where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = ref.current!;
    const before = document.activeElement;
    dialog.showModal();
    // The button that closes it comes first, and is not what somebody came for.
    dialog.querySelector<HTMLElement>('.menu-item, input, select, textarea')?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      closedby="any"
    >
      <div class="dialog-body stack">
        <header class="page-head">
          <h2 id={heading}>{title}</h2>
          <Button kind="quiet" label="Close" onClick={onClose}>
            <Icon name="close" />
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
