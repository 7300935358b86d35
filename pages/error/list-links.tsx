import { useRef } from 'preact/hooks';
import { allKept } from '../api/resources.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Link } from '../navigation/link.tsx';
import { useGo } from '../navigation/use-go.ts';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import type { Route } from '../routes.ts';
import { listQuery } from './list-query.ts';
import { joinedLists, listWith, stepsIn, type KeptList } from './list-steps.ts';
import type { ErrorAt } from './types.ts';

/** Back to the list with its filters, and to the errors beside this one in it, as far as the list is known. */
export function ListLinks({ at: { project, error } }: { at: ErrorAt }) {
  const go = useGo();
  const list = useRef<KeptList | null>(null);
  const pages = allKept('listErrors').map(({ sent, reply: { data, next } }) => ({
    sent: { ...sent },
    ids: data.map(({ id }) => id),
    hasMore: next !== null,
  }));
  list.current = listWith(joinedLists(pages), list.current, project, Number(error));
  const { next, previous, place } = stepsIn(list.current, Number(error));
  const query = listQuery(project);
  const back: Route = { page: 'errors', project };
  const steps = [
    { id: previous, keys: 'K', label: 'Previous error', icon: 'left' },
    { id: next, keys: 'J', label: 'Next error', icon: 'right' },
  ] as const;
  const routeTo = (id: number): Route => ({ page: 'error', project, error: String(id), event: null });
  const possible = steps.flatMap(({ id, ...step }) => (id === null ? [] : [{ ...step, to: routeTo(id) }]));
  useShortcuts('Error', [
    { keys: 'u', label: 'Back to the errors', run: () => go(back, query) },
    ...possible.map(({ keys, label, to }) => ({ keys, label, run: () => go(to) })),
  ]);
  return (
    <nav class="error-nav" aria-label="List of errors">
      <Link class="error-back" to={back} query={query} keys="u">
        <Icon name="back" /> Errors
      </Link>
      <span class="cluster">
        {place !== null && <span class="muted small">{place}</span>}
        {possible.map(({ keys, label, icon, to }) => (
          <Link key={keys} class="button button-quiet" to={to} title={label} keys={`Shift+${keys}`}>
            <Icon name={icon} />
            <span class="visually-hidden">{label}</span>
            <Kbd keys={keys} />
          </Link>
        ))}
      </span>
    </nav>
  );
}
