import type { DataOf } from '../api/types.ts';
import { Link } from '../navigation/link.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Time } from '../parts/time.tsx';

/** A project in the list of all. */
export function ProjectCard({ project }: { project: DataOf<'listProjects'>[number] }) {
  const { path_with_namespace: path, description, created_at } = project;
  const groups = path.split('/');
  const name = groups.pop()!;
  return (
    <li class="card card-link">
      <Link class="card-body stack-small" to={{ page: 'errors', project: path }}>
        <span class="card-title">
          <span class="muted">{groups.map((group) => `${group} / `)}</span>
          <strong>{name}</strong>
        </span>
        {description && <Foreign text={description} length={200} class="muted" />}
        <span class="muted small">
          created <Time at={created_at} isPlain />
        </span>
      </Link>
    </li>
  );
}
