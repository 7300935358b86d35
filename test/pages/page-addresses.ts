import { pathOf, SETTINGS_SECTIONS, type PageName, type Route } from '../../pages/routes.ts';
import { target } from '../kit/target.ts';

/** What the pages of a project show. */
interface Shown {
  /** Its full path. */
  project: string;
  error: string;
  event: string;
}

/** Every page that there is, by what it is called here. A new one has to say so here. */
export function everyPage({ project, error, event }: Shown): { name: string; url: string }[] {
  const routes: { [Page in PageName]: readonly Extract<Route, { page: Page }>[] } = {
    home: [{ page: 'home' }],
    'sign-in': [{ page: 'sign-in' }],
    'new-project': [{ page: 'new-project' }],
    keyboard: [{ page: 'keyboard' }],
    errors: [{ page: 'errors', project }],
    error: [{ page: 'error', project, error, event }],
    events: [{ page: 'events', project, error }],
    event: [{ page: 'event', project, event }],
    activity: [{ page: 'activity', project }],
    alerts: [{ page: 'alerts', project }],
    releases: [{ page: 'releases', project }],
    setup: [{ page: 'setup', project }],
    source_maps: [{ page: 'source_maps', project }],
    settings: SETTINGS_SECTIONS.map((section) => ({ page: 'settings', project, section })),
    'not-found': [{ page: 'not-found' }],
  };
  const views = ['rules', 'history'].map((view) => ({
    name: `alerts, ${view}`,
    url: origin + pathOf({ page: 'alerts', project }, { view }),
  }));
  const pages = Object.entries(routes).flatMap(([page, ways]) =>
    ways.map((route) => ({
      name: 'section' in route ? `${page}, ${route.section}` : page,
      url: origin + (page === 'not-found' ? pathOf(route) + NOWHERE : pathOf(route)),
    })),
  );
  return [...pages, ...views];
}

const { origin } = new URL(target.base);
/** Below the pages, and no page. */
const NOWHERE = '-/nowhere';
