import { Link } from '../navigation/link.tsx';
import { projectOf, type Route } from '../routes.ts';
import { AccountMenu } from './account-menu.tsx';
import { isPartOf, placesOf } from './places.ts';
import { ProjectSwitcher } from './project-switcher.tsx';

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
          {placesOf(project).map((place) => (
            <Link key={place.text} class="tab" to={place.to} isCurrent={isPartOf(route, place)}>
              {place.text}
            </Link>
          ))}
        </nav>
      )}
      <div class="app-account">{route.page !== 'sign-in' && <AccountMenu />}</div>
    </header>
  );
}
