import type { ComponentChildren } from 'preact';

interface MenuItemProps {
  /** Closes the menu before it does anything. */
  close: () => void;
  onClick: () => void;
  children: ComponentChildren;
}

/** What can be done, in a menu. */
export function MenuItem({ close, onClick, children }: MenuItemProps) {
  return (
    <button
      type="button"
      class="menu-item"
      onClick={() => {
        close();
        onClick();
      }}
    >
      {children}
    </button>
  );
}
