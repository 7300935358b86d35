import { useResource } from '../api/use-resource.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Link } from '../navigation/link.tsx';
import { useQueryState } from '../navigation/use-query-state.ts';
import type { PageProps } from '../pages.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { Empty, Refused } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { statsOf } from '../text/wanted-stats.ts';
import { ErrorsCard } from './errors-card.tsx';
import { nextPeriod, PERIODS, periodOf } from '../text/periods.ts';
import { RefusalsCard } from './refusals-card.tsx';
import { ReleasesCard } from './releases-card.tsx';
import { VolumeCard } from './volume-card.tsx';

/** How a project does: how much comes in, what is refused, which errors are the busiest and the newest, and in which releases. */
export default function ActivityPage({ route: { project } }: PageProps<'activity'>) {
  const [{ period: said }, setQuery] = useQueryState({ period: '24h' });
  const period = periodOf(said);
  useShortcuts('Activity', [
    { keys: '.', label: 'Next period', run: () => setQuery({ period: nextPeriod(period).id }, true) },
  ]);
  const wanted = { id: project, ...statsOf(period.days) };
  const stats = useResource('getProjectStats', wanted, { poll: 30_000, maxAge: 0 });
  const tabs = PERIODS.map(({ id, text }) => ({
    text,
    to: { page: 'activity', project } as const,
    query: { period: id === '24h' ? '' : id },
    isCurrent: id === period.id,
  }));
  return (
    <div class="page stack">
      <PageHeading title="Activity" about={project} actions={<Tabs label="Period" tabs={tabs} />} />
      {stats.error?.status === 400 ? (
        <Empty title="There is no activity to show.">
          <p class="muted">{stats.error.message}</p>
          <Link to={{ page: 'setup', project }}>Set up</Link>
        </Empty>
      ) : stats.error ? (
        <Refused error={stats.error} gone="This project is not there, or you may not see it." />
      ) : (
        <>
          <VolumeCard project={project} stats={stats.data} isAgain={stats.isAgain} period={period} />
          {/* Asked for at once, but not shown before it is known how high is what is above. */}
          <div hidden={stats.data === null}>
            <div class="stack">
              <div class="activity-columns">
                <ErrorsCard project={project} sort="frequency" />
                <ErrorsCard project={project} sort="first_seen" />
              </div>
              <RefusalsCard project={project} />
              <ReleasesCard project={project} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
