import { useState } from 'preact/hooks';
import { ShortcutList } from '../help/shortcut-list.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useGo } from '../navigation/use-go.ts';
import { Dialog } from '../parts/dialog.tsx';
import { projectOf, type Route } from '../routes.ts';
import { toasts } from '../toasts/toasts.ts';
import { placesOf } from './places.ts';

/** What works on every page, and the dialog that lists it. */
export function FrameShortcuts({ route }: { route: Route }) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const go = useGo();
  const project = projectOf(route);
  const places = project === null ? [] : placesOf(project);
  useShortcuts('Everywhere', [
    { keys: '?', label: 'Shortcuts', run: () => setHelpOpen(true) },
    { keys: 'z', label: 'Undo', run: () => void toasts.undoLast() },
    { keys: 'g h', label: 'Projects', run: () => go({ page: 'home' }) },
    ...places.map(({ text: label, keys, to }) => ({ keys, label, run: () => go(to) })),
  ]);
  if (!isHelpOpen) return null;
  return (
    <Dialog title="Shortcuts" onClose={() => setHelpOpen(false)}>
      <ShortcutList />
    </Dialog>
  );
}
