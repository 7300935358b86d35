/** How somebody likes to see things, in this browser. Never anything secret, never anything of an event. */
export interface ViewSettings {
  /** Whether single letters are shortcuts. */
  shortcuts: boolean;
  scheme: 'system' | 'light' | 'dark';
  /** Frames of a stack: own ones open and foreign ones folded, or all open. */
  frames: 'own' | 'all';
  /** Which end of a stack comes first. */
  stackOrder: 'newest-first' | 'oldest-first';
  /** A stack as text, as it is copied. */
  stackAsText: boolean;
  /** A stack as it was sent, not as source maps say; kept for the tab alone. */
  stackAsSent: boolean;
  /** How far back bars go, days. */
  barsDays: 1 | 14 | 90;
  /** For which platform setup shows its snippets. */
  platform: string;
}

const DEFAULTS: ViewSettings = {
  shortcuts: true,
  scheme: 'system',
  frames: 'own',
  stackOrder: 'newest-first',
  stackAsText: false,
  stackAsSent: false,
  barsDays: 1,
  platform: 'node',
};

/** The closed lists of values; of the others the type decides. */
const VALUES: { [Name in keyof ViewSettings]?: readonly ViewSettings[Name][] } = {
  scheme: ['system', 'light', 'dark'],
  frames: ['own', 'all'],
  stackOrder: ['newest-first', 'oldest-first'],
  barsDays: [1, 14, 90],
};

const KEY = 'glet-view';

/** Reads and keeps view settings. A store that is full, switched off, or holds something else costs the memory only. */
export function createSettings(storage: () => Pick<Storage, 'getItem' | 'setItem'>) {
  const listeners = new Set<() => void>();
  let current: ViewSettings = read();

  function read(): ViewSettings {
    try {
      const kept: unknown = JSON.parse(storage().getItem(KEY) ?? '{}');
      const pairs = Object.entries(Object(kept)).filter(([name, value]) => isValid(name, value));
      return { ...DEFAULTS, ...Object.fromEntries(pairs) };
    } catch {
      return DEFAULTS;
    }
  }

  return {
    get: <Name extends keyof ViewSettings>(name: Name): ViewSettings[Name] => current[name],
    set<Name extends keyof ViewSettings>(name: Name, value: ViewSettings[Name]): void {
      current = { ...current, [name]: value };
      try {
        storage().setItem(KEY, JSON.stringify(current));
      } catch {
        // Private windows may refuse; it holds until the tab is closed.
      }
      listeners.forEach((listener) => listener());
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isValid(name: string, value: unknown): boolean {
  if (!Object.hasOwn(DEFAULTS, name)) return false;
  const known = name as keyof ViewSettings;
  const values: readonly unknown[] | undefined = VALUES[known];
  return values === undefined ? typeof value === typeof DEFAULTS[known] : values.includes(value);
}
