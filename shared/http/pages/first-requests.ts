import type { PageRoute } from './page-routes.ts';

/** How many errors, or events of one, the lists of them ask for at once. */
const PER_PAGE = 50;

/**
 * The addresses of the API that a page asks first, below the API's own, so that the browser can ask while it still loads
 * the page. Only those that follow from the page's path alone: one that the page then asks for differently is a request in
 * vain. The tests of the pages compare with what they do ask.
 */
export function firstRequests(route: PageRoute): string[] {
  switch (route.page) {
    case 'home':
      return ['/v4/error_tracking/projects'];
    case 'errors':
      return [`${trackingOf(route.project)}/errors?per_page=${PER_PAGE}`];
    case 'error': {
      const error = `${trackingOf(route.project)}/errors/${encodeURIComponent(route.error)}`;
      return [error, route.event === null ? `${error}/events/latest` : eventOf(route.project, route.event)];
    }
    case 'events':
      return [`${trackingOf(route.project)}/errors/${encodeURIComponent(route.error)}/events?per_page=${PER_PAGE}`];
    case 'event':
      return [eventOf(route.project, route.event)];
    case 'releases':
      return [`${trackingOf(route.project)}/releases`];
    case 'source_maps':
      return [`${trackingOf(route.project)}/artifacts`];
    case 'activity':
    case 'alerts':
    case 'setup':
    case 'settings':
    case 'sign-in':
    case 'new-project':
    case 'keyboard':
      return [];
  }
}

const eventOf = (project: string, event: string): string =>
  `${trackingOf(project)}/events/${encodeURIComponent(event)}`;
const trackingOf = (project: string): string => `/v4/projects/${encodeURIComponent(project)}/error_tracking`;
