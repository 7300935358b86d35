import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { Card } from '../parts/card.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import { NoReleases } from '../releases/no-releases.tsx';
import { ReleaseList } from '../releases/release-list.tsx';
import { latestReleases } from './latest-releases.ts';

/** More are a page of their own. */
const SHOWN = 3;

/** The latest releases. */
export function ReleasesCard({ project }: { project: string }) {
  const { data, isFirst, error } = useResource('listProjectReleases', latestReleases(project));
  return (
    <Card title="Releases" isPadded={false} actions={<Link to={{ page: 'releases', project }}>All</Link>}>
      {isFirst && <Skeleton rows={SHOWN} height={8} />}
      {error && <Refused error={error} />}
      {data?.length === 0 && <NoReleases />}
      {data && <ReleaseList project={project} releases={data.slice(0, SHOWN)} />}
    </Card>
  );
}
