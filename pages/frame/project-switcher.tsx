import { useState } from 'preact/hooks';
import { useResource } from '../api/use-resource.ts';
import { Link } from '../navigation/link.tsx';
import { Again } from '../parts/again.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { Menu } from '../parts/menu.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Skeleton } from '../parts/states.tsx';

/** The project that is looked at, and the way to another. */
export function ProjectSwitcher({ project }: { project: string }) {
  const segments = project.split('/');
  const name = segments.pop()!;
  return (
    <Menu
      kind="quiet"
      label=": choose a project"
      text={
        <span class="project-name">
          <span class="muted wide-only">
            <ForeignLine text={segments.join(' / ')} />
            {' / '}
          </span>
          <strong>
            <ForeignLine text={name} />
          </strong>
        </span>
      }
    >
      {() => <ProjectChoice current={project} />}
    </Menu>
  );
}

/** Projects are asked for by name, a page of them at a time: there may be thousands. */
function ProjectChoice({ current }: { current: string }) {
  const [search, setSearch] = useState('');
  const { data, isAgain } = useResource('listProjects', { search, per_page: 20, order_by: 'name', sort: 'asc' });
  return (
    <div class="stack-small">
      <SearchField label="Find a project" value={search} onChange={setSearch} />
      <Again isAgain={isAgain}>
        {data === null && <Skeleton rows={3} height={2} />}
        {data?.length === 0 && <p class="muted">No project is called that.</p>}
        <ul class="menu-list">
          {data?.map(({ id, path_with_namespace: path }) => (
            <li key={id}>
              <Link class="menu-item" to={{ page: 'errors', project: path }} isCurrent={path === current}>
                <ForeignLine text={path} length={200} />
              </Link>
            </li>
          ))}
        </ul>
      </Again>
      <Link class="menu-item" to={{ page: 'home' }}>
        All projects
      </Link>
    </div>
  );
}
