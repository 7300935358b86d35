import { useEffect, useState } from 'preact/hooks';
import { keyOf } from '../api/resources.ts';
import { useQueryState } from '../navigation/use-query-state.ts';
import type { PageProps } from '../pages.ts';
import { Again } from '../parts/again.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import { mayFrom } from '../session/session.ts';
import { useSession } from '../session/use-session.ts';
import { setSnooze } from '../snooze/set-snooze.ts';
import { SnoozeDialog } from '../snooze/snooze-dialog.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ErrorFilters } from './error-filters.tsx';
import { ErrorRows } from './error-rows.tsx';
import type { ListedError, Status } from './error-view.ts';
import { activeFilters, DEFAULTS, sentOf, validControls } from './list-controls.ts';
import { ListEnd } from './list-end.tsx';
import { ListNotes } from './list-notes.tsx';
import { NothingListed } from './nothing-listed.tsx';
import { setStatuses } from './set-statuses.ts';
import { StatusTabs } from './status-tabs.tsx';
import { buried, type Tombstone } from './tombstones.ts';
import { TrackingOff } from './tracking-off.tsx';
import { useErrorList } from './use-error-list.ts';
import { useListShortcuts } from './use-list-shortcuts.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useSelection } from './use-selection.ts';

const DEVELOPER = 30;

/** The errors of a project: what to look at, and what to do with many of them at once. */
export default function ErrorsPage({ route: { project } }: PageProps<'errors'>) {
  const session = useSession();
  const [said, setControls] = useQueryState(DEFAULTS);
  const controls = validControls(said);
  const found = useErrorList(project, controls);
  const { list, errors, counts, facets, mode } = found;
  const ids = errors.map(({ id }) => id);
  const focus = useRowFocus(ids);
  const listKey = keyOf('listErrors', sentOf(project, controls, 0));
  const select = useSelection(listKey, ids);
  const { selection } = select;
  const [tombstones, setTombstones] = useState<readonly Tombstone<ListedError>[]>([]);
  useEffect(() => setTombstones([]), [listKey]);
  const mayChange = mode === 'own' && mayFrom(DEVELOPER);
  const onStatus = (status: Status): void => {
    const at = focus.at();
    const isMeant = (id: number): boolean => (selection.size > 0 ? selection.has(id) : id === at);
    void setStatuses(
      project,
      errors.filter(({ id }) => isMeant(id)),
      status,
    ).then((gone) => setTombstones((before) => [...before, ...buried(errors, gone)]));
    select.clear();
  };
  const [snoozed, setSnoozed] = useState<ListedError | null>(null);
  const onSnooze = (): void => {
    const error = errors.find(({ id }) => id === focus.at());
    if (error?.snooze) setSnooze(project, error, null);
    else if (error?.status === 'unresolved') setSnoozed(error);
  };
  useListShortcuts({ project, controls, focus, change: mayChange ? { select, onStatus, onSnooze } : null });
  const filters = activeFilters(controls);
  const isEmpty = list.data !== null && errors.length === 0;
  return (
    <div class="page stack errors">
      {snoozed !== null && (
        <SnoozeDialog onSnooze={(chosen) => setSnooze(project, snoozed, chosen)} onClose={() => setSnoozed(null)} />
      )}
      <PageHeading title="Errors" about={project}>
        <span class="visually-hidden">Errors</span>
      </PageHeading>
      {mode === 'off' ? (
        <TrackingOff project={project} />
      ) : (
        <>
          <ErrorFilters controls={controls} facets={facets} isExternal={mode === 'external'} onChange={setControls} />
          <div class="cluster list-head">
            <StatusTabs project={project} controls={controls} counts={counts} isCounted={mode === 'own'} />
            {mayChange && selection.size > 0 && (
              <BulkBar count={selection.size} listed={controls.status} onStatus={onStatus} onClear={select.clear} />
            )}
          </div>
          <ListNotes project={project} mode={mode} environment={controls.environment} />
          {list.isFirst && <Skeleton rows={12} />}
          {list.error && <Refused error={list.error} gone="There is no such project, or it is not yours to see." />}
          <Again isAgain={list.isAgain}>
            {errors.length + tombstones.length > 0 && (
              <ErrorRows
                project={project}
                errors={errors}
                tombstones={tombstones}
                selection={selection}
                isUndecided={session === null && mode === 'own'}
                select={mayChange ? select : null}
              />
            )}
            {isEmpty && (
              <NothingListed
                project={project}
                controls={controls}
                found={found}
                filters={filters}
                onRemove={(names) => setControls(Object.fromEntries(names.map((name) => [name, ''])))}
              />
            )}
          </Again>
          {list.data !== null && (errors.length > 0 || list.next !== null) && (
            <ListEnd list={list} isFiltered={filters.length > 0} />
          )}
        </>
      )}
    </div>
  );
}
