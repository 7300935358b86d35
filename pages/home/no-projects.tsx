import { Link } from '../navigation/link.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Empty } from '../parts/states.tsx';
import type { Session } from '../session/session.ts';

/** Of somebody to whom no grant of the tenant gives a project that is there: whom to ask, and with what. */
function NoAccess({ person: { issuer, subject } }: { person: NonNullable<Session['person']> }) {
  return (
    <Empty title="You have no access yet.">
      <p class="muted">
        You are signed in, and no project is open to you. Ask whoever runs this tenant, and give them your subject at{' '}
        <Foreign text={issuer} length={200} />:
      </p>
      <div class="cluster">
        <code>
          <Foreign text={subject} length={300} />
        </code>
        <CopyButton text={subject} label="Copy the subject" />
      </div>
    </Empty>
  );
}

/** In place of cards: what can be done. */
export function NoProjects({ isSearch, session }: { isSearch: boolean; session: Session | null }) {
  if (isSearch)
    return (
      <Empty title="No project is called that.">
        <Link to={{ page: 'home' }}>All projects</Link>
      </Empty>
    );
  if (session?.person) return <NoAccess person={session.person} />;
  if (session?.kind !== 'admin')
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
