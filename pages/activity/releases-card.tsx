import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { Card } from '../parts/card.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import { counted } from '../text/number-words.ts';

/** More are a list of their own, which the filter of the error list is. */
const MAX_SHOWN = 20;

/** The releases in which the errors that happened last were seen. */
export function ReleasesCard({ project }: { project: string }) {
  const { data, isFirst, error } = useResource('getErrorFacets', { id: project, status: 'all' });
  const releases = data?.releases.slice(0, MAX_SHOWN) ?? [];
  return (
    <Card title="Releases">
      {isFirst && <Skeleton rows={3} height={2} />}
      {error && <Refused error={error} />}
      {data && releases.length === 0 && (
        <Empty title="No event has named a release.">
          <p class="muted">SDKs send one when they are given the option release.</p>
        </Empty>
      )}
      {data && releases.length > 0 && (
        <div class="stack-small">
          <p class="muted">
            Seen in the {counted(data.sample, 'error')} that happened last
            {data.releases.length > MAX_SHOWN && `; ${MAX_SHOWN} of ${data.releases.length} releases`}.
          </p>
          <ul class="activity-releases">
            {releases.map(({ value, errors, new_errors }) => (
              <li key={value} class="activity-release">
                <Link to={{ page: 'errors', project }} query={{ status: 'all', release: value }}>
                  <ForeignLine text={value} length={80} />
                </Link>
                <span class="activity-share" aria-hidden="true">
                  <span style={{ width: `${(errors / data.sample) * 100}%` }} />
                </span>
                <span class="number">
                  {counted(errors, 'error')}
                  {new_errors > 0 && <span class="muted">, {new_errors} new</span>}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
