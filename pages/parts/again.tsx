import type { ComponentChildren } from 'preact';

/** What may be old while it is asked for again: it stays, dimmed, below a thin moving line. */
export function Again({ isAgain, children }: { isAgain: boolean; children: ComponentChildren }) {
  return (
    <div class={isAgain ? 'again is-again' : 'again'} aria-busy={isAgain}>
      {children}
    </div>
  );
}
