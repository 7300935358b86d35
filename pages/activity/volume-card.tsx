import { useResource } from '../api/use-resource.ts';
import type { DataOf } from '../api/types.ts';
import { Again } from '../parts/again.tsx';
import { Bars } from '../parts/bars.tsx';
import { Card } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { Skeleton } from '../parts/states.tsx';
import { barsSentence } from '../text/bars-sentence.ts';
import type { Period } from '../text/periods.ts';
import { knownReleases, type KnownRelease } from '../text/release-marks.ts';
import { latestReleases } from './latest-releases.ts';
import { firstDayOf, refusedWords } from './refused-words.ts';

interface VolumeProps {
  stats: DataOf<'getProjectStats'>;
  days: number;
  releases: readonly KnownRelease[];
}

interface VolumeCardProps {
  project: string;
  /** `null` while they are loaded for the first time. */
  stats: DataOf<'getProjectStats'> | null;
  isAgain: boolean;
  period: Period;
}

/** How many events came in, hour by hour or day by day, and what was refused. */
export function VolumeCard({ project, stats, isAgain, period }: VolumeCardProps) {
  const { data: releases } = useResource('listProjectReleases', latestReleases(project));
  return (
    <Card title="Events">
      <div class="activity-volume">
        {stats === null ? (
          <Skeleton height={14} />
        ) : (
          <Again isAgain={isAgain}>
            <Volume stats={stats} days={period.days} releases={knownReleases(releases ?? [])} />
          </Again>
        )}
      </div>
    </Card>
  );
}

function Volume({ stats, days, releases }: VolumeProps) {
  const series = stats.frequency;
  const refused = refusedWords(stats);
  const since = firstDayOf(days, series, new Date());
  return (
    <div class="stack-small">
      <p>{barsSentence(series)}.</p>
      <div class="activity-bars">
        <Bars series={series} width={900} height={120} hasTable releases={releases} />
      </div>
      {refused.length === 0 && <p class="muted">No limit was reached since {since}, as far as is known.</p>}
      {refused.map((text) => (
        <p key={text} class="activity-refused">
          <Icon name="warning" />
          <span>
            {text} <span class="muted">Since {since}, by days of UTC.</span>
          </span>
        </p>
      ))}
    </div>
  );
}
