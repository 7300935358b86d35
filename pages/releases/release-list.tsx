import { Link } from '../navigation/link.tsx';
import { Badge } from '../parts/badge.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { ReleaseFacts, type Release } from './release-facts.tsx';

/** Releases, each with what is known of it; its version leads to its errors. */
export function ReleaseList({ project, releases }: { project: string; releases: readonly Release[] }) {
  return (
    <ul class="rows">
      {releases.map((release) => (
        <li key={release.version} class="card-padded stack-small">
          <p class="cluster">
            <strong>
              <Link to={{ page: 'errors', project }} query={{ status: 'all', release: release.version }}>
                <ForeignLine text={release.version} length={120} />
              </Link>
            </strong>
            {release.status === 'archived' && <Badge>archived</Badge>}
          </p>
          <ReleaseFacts release={release} />
        </li>
      ))}
    </ul>
  );
}
