import { allKept } from '../api/resources.ts';
import { useResource } from '../api/use-resource.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Again } from '../parts/again.tsx';
import { Bars } from '../parts/bars.tsx';
import { Card } from '../parts/card.tsx';
import { Count } from '../parts/count.tsx';
import { Select } from '../parts/select.tsx';
import { useSetting } from '../settings/settings.ts';
import type { KnownRelease } from '../text/release-marks.ts';
import { userWords } from '../text/number-words.ts';
import { nextPeriod, periodOf, PERIODS } from '../text/periods.ts';
import { statsOf } from '../text/wanted-stats.ts';
import { SeenFacts } from './seen-facts.tsx';
import type { ErrorAt, ShownError } from './types.ts';

/** How often an error happened. The last 24 hours are in the error itself; more is asked for. */
export function ChartCard({ at, error }: { at: ErrorAt; error: ShownError }) {
  const { project, error: error_id } = at;
  const [days, setDays] = useSetting('barsDays');
  const sent = days === 1 ? null : { id: project, error_id, ...statsOf(days) };
  const stats = useResource('getErrorStats', sent, { maxAge: 60_000 });
  const releases = useReleases(project, days === 1);
  const series = days === 1 ? error.frequency : stats.data && stats.data.frequency;
  const period = PERIODS.find((one) => one.days === days)!;
  useShortcuts('Error', [{ keys: '.', label: '24 hours, 14 or 90 days', run: () => setDays(nextPeriod(period).days) }]);
  const select = (
    <Select
      label="Time of the chart"
      value={period.id}
      options={PERIODS.map(({ id, text }) => [id, `Last ${text}`])}
      onChange={(id) => setDays(periodOf(id).days)}
    />
  );
  return (
    <Card title="Events" actions={select}>
      <div class="stack-small">
        <Again isAgain={stats.isAgain}>
          <div class="error-chart">
            {series && <Bars series={series} width={264} height={56} hasTable releases={releases} />}
            {stats.error && <p class="muted">Not known here for more than 24 hours.</p>}
          </div>
        </Again>
        <p>
          <strong>
            <Count value={error.count} />
          </strong>{' '}
          {error.count === 1 ? 'event' : 'events'} · <strong>{userWords(error.user_count)}</strong>{' '}
          {error.user_count === 1 ? 'user' : 'users'}
        </p>
        <SeenFacts at={at} error={error} />
      </div>
    </Card>
  );
}

/** The releases of a project: those that the list has asked for; else they are worth a request for more than a day only. */
function useReleases(project: string, isDay: boolean): readonly KnownRelease[] {
  const kept = allKept('getErrorFacets').find(({ sent }) => sent.id === project)?.reply.data;
  const sent = kept !== undefined || isDay ? null : { id: project, status: 'all' as const };
  const { data } = useResource('getErrorFacets', sent, { maxAge: 600_000 });
  return (kept ?? data)?.releases ?? [];
}
