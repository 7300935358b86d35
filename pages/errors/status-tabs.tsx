import type { DataOf } from '../api/types.ts';
import { Tabs } from '../parts/tabs.tsx';
import { exactNumber, numberWords } from '../text/number-words.ts';
import { DEFAULTS, STATUSES, type Controls, type WantedStatus } from './list-controls.ts';

export const STATUS_NAMES: Readonly<Record<WantedStatus, string>> = {
  unresolved: 'Unresolved',
  resolved: 'Resolved',
  ignored: 'Ignored',
  all: 'All',
};

interface StatusTabsProps {
  project: string;
  controls: Controls;
  /** `null` while they are not known. */
  counts: DataOf<'countErrors'> | null;
  /** Whether there is, or will be, a number beside each. */
  isCounted: boolean;
}

/** The errors by status, and how many there are of each. */
export function StatusTabs({ project, controls, counts, isCounted }: StatusTabsProps) {
  return (
    <Tabs
      label="Status"
      tabs={STATUSES.map((status, index) => ({
        text: (
          <>
            {STATUS_NAMES[status]} {status !== 'all' && isCounted && <TabCount counts={counts} status={status} />}
          </>
        ),
        to: { page: 'errors' as const, project },
        query: queryOf({ ...controls, status }),
        isCurrent: controls.status === status,
        keys: String(index + 1),
      }))}
    />
  );
}

/** Has its place before it is known, so that nothing jumps. */
function TabCount({ counts, status }: { counts: DataOf<'countErrors'> | null; status: Exclude<WantedStatus, 'all'> }) {
  if (counts === null) return <span class="tab-count" />;
  const isCapped = counts.capped.includes(status);
  return (
    <span class="tab-count" title={isCapped ? `more than ${exactNumber(counts[status])}` : undefined}>
      {numberWords(counts[status])}
      {isCapped && '+'}
    </span>
  );
}

/** What of the controls goes into an address: all that is not as it is anyway. */
export function queryOf(controls: Controls): Record<string, string> {
  const said = Object.entries(controls).filter(([name, value]) => value !== DEFAULTS[name as keyof Controls]);
  return Object.fromEntries(said);
}
