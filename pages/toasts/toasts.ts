/** A short message at the edge of the page. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  /** Takes back what was done. */
  readonly undo?: (() => void) | undefined;
}

/** How long it stays: long enough to take something back, milliseconds. What went wrong stays until it is closed. */
const STAYS_MS = 10_000;

/** More would cover the page. */
const MAX_SHOWN = 3;

/** Keeps the messages that are shown. */
export function createToasts() {
  let shown: readonly Toast[] = [];
  let last = 0;
  const listeners = new Set<() => void>();

  function show(next: readonly Toast[]): void {
    shown = next;
    listeners.forEach((listener) => listener());
  }
  const close = (id: number): void => show(shown.filter((toast) => toast.id !== id));

  return {
    shown: (): readonly Toast[] => shown,
    close,

    /** Shows a message. @returns its id. */
    add(text: string, { tone = 'plain', undo }: { tone?: Toast['tone']; undo?: () => void } = {}): number {
      last += 1;
      const id = last;
      show([...shown, { id, text, tone, undo }].slice(-MAX_SHOWN));
      if (tone === 'plain') setTimeout(() => close(id), STAYS_MS);
      return id;
    },

    /** Takes back what was done last, while its message is shown. @returns whether there was something. */
    undoLast(): boolean {
      const toast = shown.findLast(({ undo }) => undo !== undefined);
      if (toast === undefined) return false;
      close(toast.id);
      toast.undo!();
      return true;
    },

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Those of this tab. */
export const toasts = createToasts();
