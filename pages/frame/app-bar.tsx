import { Link } from '../navigation/link.tsx';
import { projectOf, type ProjectRoute, type Route } from '../routes.ts';
import { AccountMenu } from './account-menu.tsx';
import { ProjectSwitcher } from './project-switcher.tsx';

interface Place {
  text: string;
  to: ProjectRoute;
  pages: readonly Route['page'][];
}

/** The parts of a project, and the pages that belong to each. */
const placesOf = (project: string): Place[] => [
  { text: 'Errors', to: { page: 'errors', project }, pages: ['errors', 'error', 'events', 'event'] },
  { text: 'Activity', to: { page: 'activity', project }, pages: ['activity'] },
  { text: 'Setup', to: { page: 'setup', project }, pages: ['setup'] },
  { text: 'Settings', to: { page: 'settings', project, section: 'error_tracking' }, pages: ['settings'] },
];

/** The bar on top of every page. */
export function AppBar({ route }: { route: Route }) {
  const project = projectOf(route);
  return (
    <header class="app-bar">
      <Link class="brand" to={{ page: 'home' }}>
        Glet
      </Link>
      {project !== null && <ProjectSwitcher project={project} />}
      {project !== null && (
        <nav class="app-nav" aria-label="Project">
          {placesOf(project).map(({ text, to, pages }) => (
            <Link key={text} class="tab" to={to} isCurrent={pages.includes(route.page)}>
              {text}
            </Link>
          ))}
        </nav>
      )}
      <div class="app-account">{route.page !== 'sign-in' && <AccountMenu />}</div>
    </header>
  );
}
