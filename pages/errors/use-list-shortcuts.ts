import type { Shortcut } from '../keyboard/keys.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useGo } from '../navigation/use-go.ts';
import { copyAndSay } from '../parts/copy-button.tsx';
import { pathOf, type Route } from '../routes.ts';
import type { Status } from './error-view.ts';
import { STATUSES, type Controls } from './list-controls.ts';
import { queryOf, STATUS_NAMES } from './status-tabs.tsx';
import type { useRowFocus } from './use-row-focus.ts';
import type { UsedSelection } from './use-selection.ts';

interface ListKeys {
  project: string;
  controls: Controls;
  focus: ReturnType<typeof useRowFocus>;
  /** `null` where nothing can be changed. */
  change: { select: UsedSelection; onStatus: (status: Status) => void; onSnooze: () => void } | null;
}

const GROUP = 'Error list';

/** What the keys do in the list. `z` is the frame's, `/` that of the search field. */
export function useListShortcuts({ project, controls, focus, change }: ListKeys): void {
  const go = useGo();
  const errors: Route = { page: 'errors', project };
  const errorAt = (id: number): Route => ({ page: 'error', project, error: String(id), event: null });
  const open = (): void => {
    const id = focus.at();
    if (id !== null) go(errorAt(id));
  };
  const copy = (): void => {
    const id = focus.at();
    const path = id === null ? pathOf(errors, queryOf(controls)) : pathOf(errorAt(id));
    void copyAndSay(location.origin + path, 'Link copied');
  };
  useShortcuts(GROUP, [
    { keys: 'j', label: 'Next error', run: () => focus.step(1) },
    { keys: 'k', label: 'Previous error', run: () => focus.step(-1) },
    { keys: 'o', label: 'Open', run: open },
    { keys: 'Enter', label: 'Open', run: open },
    { keys: 'c', label: 'Copy link', run: copy },
    ...STATUSES.map((status, index) => ({
      keys: String(index + 1),
      label: STATUS_NAMES[status],
      run: () => go(errors, queryOf({ ...controls, status })),
    })),
  ]);
  useShortcuts(GROUP, change === null ? [] : changingKeys(focus, change));
}

function changingKeys(
  focus: ListKeys['focus'],
  { select, onStatus, onSnooze }: NonNullable<ListKeys['change']>,
): readonly Shortcut[] {
  const choose = (isRange: boolean): void => {
    const id = focus.at();
    if (id !== null) select.one(id, isRange);
  };
  return [
    { keys: 'x', label: 'Select', run: () => choose(false) },
    { keys: 'X', label: 'Select to here', run: () => choose(true) },
    { keys: 'a', label: 'Select all shown', run: select.all },
    { keys: 'e', label: 'Resolve', run: () => onStatus('resolved') },
    { keys: 'i', label: 'Ignore', run: () => onStatus('ignored') },
    { keys: 'r', label: 'Reopen', run: () => onStatus('unresolved') },
    { keys: 'b', label: 'Snooze, or unsnooze', run: onSnooze },
  ];
}
