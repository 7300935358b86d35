import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { useQueryState } from '../navigation/use-query-state.ts';
import { Again } from '../parts/again.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Empty, Refused, Skeleton } from '../parts/states.tsx';
import { useSession } from '../session/use-session.ts';
import { ProjectCard } from './project-card.tsx';

/** The projects that somebody may see. */
export function HomePage() {
  const [{ q, page }, setQuery] = useQueryState({ q: '', page: '1' });
  const { data, reply, isFirst, isAgain, error } = useResource('listProjects', { search: q, per_page: 30, page });
  const isAdmin = useSession()?.kind === 'admin';
  return (
    <div class="page stack">
      <PageHeading
        title="Projects"
        actions={
          isAdmin && (
            <Link class="button button-primary" to={{ page: 'new-project' }}>
              New project
            </Link>
          )
        }
      />
      <SearchField label="Find a project" value={q} onChange={(value) => setQuery({ q: value, page: '1' }, true)} />
      {isFirst && <Skeleton rows={3} height={6} />}
      {error && <Refused error={error} />}
      <Again isAgain={isAgain}>
        {data?.length === 0 && <NoProjects isSearch={q !== ''} isAdmin={isAdmin} />}
        <ul class="cards">
          {data?.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </ul>
      </Again>
      <nav class="cluster" aria-label="Pages">
        {page !== '1' && <a href="?">First page</a>}
        {reply?.next && 'page' in reply.next && (
          <Link to={{ page: 'home' }} query={{ q, page: reply.next.page }}>
            More projects
          </Link>
        )}
      </nav>
    </div>
  );
}

function NoProjects({ isSearch, isAdmin }: { isSearch: boolean; isAdmin: boolean }) {
  if (isSearch) return <Empty title="No project is called that." />;
  return (
    <Empty title="There is no project yet.">
      {isAdmin ? (
        <>
          <Link class="button button-primary" to={{ page: 'new-project' }}>
            Create a project
          </Link>
          <p class="muted">or with curl</p>
          <pre class="code" tabIndex={0}>
            {`curl -X POST '${location.origin}/api/v4/projects' \\\n  -H "PRIVATE-TOKEN: $TOKEN" -d path=shop -d namespace_path=demo`}
          </pre>
        </>
      ) : (
        <p class="muted">Your token belongs to no project that is still there.</p>
      )}
    </Empty>
  );
}
