import type { ComponentChildren, Ref } from 'preact';
import { ariaKeys } from '../keyboard/keys.ts';
import { Kbd } from './kbd.tsx';

export interface ButtonProps {
  /** `primary`: what is most likely wanted, one a view. `danger`: what cannot be taken back. `quiet`: without a border. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  type?: 'button' | 'submit' | undefined;
  onClick?: ((event: MouseEvent) => void) | undefined;
  /** The shortcut that does the same; register it with `useShortcuts`. */
  keys?: string | undefined;
  /** Under way: it cannot be pressed again, and keeps the focus. */
  isBusy?: boolean | undefined;
  isDisabled?: boolean | undefined;
  isPressed?: boolean | undefined;
  isExpanded?: boolean | undefined;
  /** Its name where it shows but a symbol. */
  label?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
  children: ComponentChildren;
}

/** A button. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', type = 'button', onClick, keys, isBusy, isDisabled, label, buttonRef, children } = props;
  return (
    <button
      ref={buttonRef ?? null}
      type={type}
      class={`button button-${kind}`}
      onClick={(event) => (isBusy === true ? event.preventDefault() : onClick?.(event))}
      disabled={isDisabled}
      aria-busy={isBusy}
      aria-pressed={props.isPressed}
      aria-expanded={props.isExpanded}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
    >
      {children}
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  );
}
