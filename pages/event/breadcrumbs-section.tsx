import { useShown } from '../find/find-context.ts';
import { useQueryState } from '../navigation/use-query-state.ts';
import { Card } from '../parts/card.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Select } from '../parts/select.tsx';
import { useSetting } from '../settings/settings.ts';
import { oneLine } from '../text/foreign-text.ts';
import { BreadcrumbRow } from './breadcrumb-row.tsx';
import { breadcrumbsWith, kindsOf } from './breadcrumb-words.ts';
import type { Breadcrumb } from './event-types.ts';

const STEP_BREADCRUMBS = 30;
const MAX_KINDS = 50;

/** What happened before the event, in the order of the stack: the newest first unless somebody likes it the other way. */
export function BreadcrumbsSection({
  breadcrumbs,
  eventTime,
}: {
  breadcrumbs: readonly Breadcrumb[];
  eventTime: string;
}) {
  const [{ crumb, crumbs }, setQuery] = useQueryState({ crumb: '', crumbs: '' });
  const [order] = useSetting('stackOrder');
  const found = breadcrumbsWith(breadcrumbs, crumb, crumbs);
  const [shown, setShown] = useShown(found.toReversed(), STEP_BREADCRUMBS);
  const last = found.slice(-shown);
  const left = found.length - last.length;
  const more = left > 0 && (
    <li class="crumb-more">
      <button type="button" class="link-button" onClick={() => setShown(shown + STEP_BREADCRUMBS)}>
        Show {Math.min(STEP_BREADCRUMBS, left)} of {left} earlier
      </button>
    </li>
  );
  const rows = (order === 'newest-first' ? last.toReversed() : last).map((one, at) => (
    <BreadcrumbRow key={at} breadcrumb={one} eventTime={eventTime} />
  ));
  const kinds = kindsOf(breadcrumbs).slice(0, MAX_KINDS);
  const actions = (
    <>
      <Select
        label="Kind of breadcrumb"
        value={crumb}
        options={[['', 'All kinds'], ...kinds.map(([kind, count]) => [kind, `${oneLine(kind, 40)} ${count}`] as const)]}
        onChange={(value) => setQuery({ crumb: value })}
      />
      <SearchField label="Find a breadcrumb" value={crumbs} onChange={(value) => setQuery({ crumbs: value }, true)} />
    </>
  );
  return (
    <Card id="breadcrumbs" title={`Breadcrumbs ${breadcrumbs.length}`} actions={actions} isPadded={false}>
      <ol class="crumbs">
        {order === 'oldest-first' && more}
        {rows}
        {order === 'newest-first' && more}
        {found.length === 0 && <li class="crumb-more muted">No breadcrumb has that.</li>}
      </ol>
    </Card>
  );
}
