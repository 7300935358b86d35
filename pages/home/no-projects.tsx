import { Link } from '../navigation/link.tsx';
import { Empty } from '../parts/states.tsx';

/** In place of cards: what can be done. */
export function NoProjects({ isSearch, isAdmin }: { isSearch: boolean; isAdmin: boolean }) {
  if (isSearch)
    return (
      <Empty title="No project is called that.">
        <Link to={{ page: 'home' }}>All projects</Link>
      </Empty>
    );
  if (!isAdmin)
    return (
      <Empty title="There is no project for you.">
        <p class="muted">Your token belongs to no project that is still there, or may not read errors.</p>
      </Empty>
    );
  return (
    <Empty title="There is no project yet.">
      <Link class="button button-primary" to={{ page: 'new-project' }}>
        Create a project
      </Link>
      <p class="muted">or with curl</p>
      <pre class="code" tabIndex={0}>
        {`curl -X POST '${location.origin}/api/v4/projects' \\\n  -H "PRIVATE-TOKEN: $TOKEN" -d path=shop -d namespace_path=demo`}
      </pre>
    </Empty>
  );
}
