import { useSetting } from '../settings/settings.ts';

/** The key of a shortcut, shown on wide screens with a fine pointer, and not said by screen readers. */
export function Kbd({ keys }: { keys: string }) {
  const [isOn] = useSetting('shortcuts');
  if (!isOn) return null;
  return (
    <kbd class="key" aria-hidden="true">
      {keys}
    </kbd>
  );
}
