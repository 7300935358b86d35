/** A keystroke, as much of a `KeyboardEvent` as decides what it does. */
export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

export interface Shortcut {
  /** What is pressed: `j`, `J` for shift and j, `?`, `Enter`, or one after the other, `g h`. */
  keys: string;
  /** What it does, for the help page: `Next event`. */
  label: string;
  run: () => void;
}

export interface ShortcutGroup {
  /** Where it works: `Everywhere`, `Error list`. */
  name: string;
  shortcuts: readonly Shortcut[];
}

/** How long the second key of two is waited for, milliseconds. */
const SEQUENCE_MS = 1_200;

export type Keyboard = ReturnType<typeof createKeyboard>;

/** Makes a registry of shortcuts. Of two with the same keys the later registered one is meant: a page's before the frame's. */
export function createKeyboard(now: () => number = Date.now) {
  const groups: ShortcutGroup[] = [];
  const listeners = new Set<() => void>();
  let begun: { key: string; at: number } | null = null;
  const tell = (): void => listeners.forEach((listener) => listener());
  const all = (): Shortcut[] => groups.toReversed().flatMap(({ shortcuts }) => shortcuts);

  return {
    /** Adds shortcuts. @returns what removes them. */
    register(group: ShortcutGroup): () => void {
      groups.push(group);
      tell();
      return () => {
        groups.splice(groups.indexOf(group), 1);
        tell();
      };
    },

    groups: (): readonly ShortcutGroup[] => groups,

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Finds what a keystroke does; `null`: nothing, or the first key of two. */
    press(stroke: Stroke): Shortcut | null {
      if (stroke.ctrlKey || stroke.metaKey || stroke.altKey || stroke.isComposing || stroke.key === 'Shift')
        return null;
      const first = begun !== null && now() - begun.at <= SEQUENCE_MS ? begun.key : null;
      begun = null;
      const second = first !== null && all().find(({ keys }) => keys === `${first} ${stroke.key}`);
      if (second) return second;
      const single = all().find(({ keys }) => keys === stroke.key);
      if (single) return single;
      if (all().some(({ keys }) => keys.startsWith(`${stroke.key} `))) begun = { key: stroke.key, at: now() };
      return null;
    },
  };
}

/** The value of `aria-keyshortcuts`: `Shift+J`; nothing for keys one after the other, which it has no form for. */
export function ariaKeys(keys: string): string | undefined {
  if (keys.includes(' ')) return undefined;
  return /^[A-Z]$/.test(keys) ? `Shift+${keys}` : keys;
}
