import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { SaysMore } from '../parts/says-more.tsx';
import { Refused, Skeleton } from '../parts/states.tsx';
import { ReleaseFacts } from './release-facts.tsx';

interface ReleaseProps {
  project: string;
  version: string;
}

/** The version of a release; pressed, it says what is known of it. */
export function ReleaseWords(props: ReleaseProps) {
  return <SaysMore words={<ForeignLine text={props.version} length={64} />}>{() => <About {...props} />}</SaysMore>;
}

/** Asked for when somebody wants to know: the page of an error asks for enough. */
function About({ project, version }: ReleaseProps) {
  const sent = { id: project, search_term: version, per_page: 100 };
  const { data, isFirst, error } = useResource('listProjectReleases', sent, { maxAge: 60_000 });
  const release = data?.find((one) => one.version === version);
  return (
    <div class="stack-small">
      {isFirst && <Skeleton rows={3} height={1.5} />}
      {error && <Refused error={error} />}
      {data && !release && <p class="muted">No more is known of this release.</p>}
      {release && <ReleaseFacts release={release} />}
      <Link to={{ page: 'errors', project }} query={{ status: 'all', release: version }}>
        Errors of this release
      </Link>
    </div>
  );
}
