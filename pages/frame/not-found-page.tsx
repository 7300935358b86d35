import { Link } from '../navigation/link.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { projectOf } from '../routes.ts';
import type { PageProps } from '../pages.ts';

/** Says that an address leads nowhere, with ways back. */
export function NotFoundPage({ route }: PageProps) {
  const project = projectOf(route);
  return (
    <div class="narrow stack">
      <PageHeading title="Not found" />
      <p>No page has this address.</p>
      <p class="cluster">
        <Link class="button button-primary" to={{ page: 'home' }}>
          All projects
        </Link>
        {project !== null && (
          <Link class="button button-plain" to={{ page: 'errors', project }}>
            Errors of {project}
          </Link>
        )}
      </p>
    </div>
  );
}
