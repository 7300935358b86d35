import type { FunctionComponent } from 'preact';
import ErrorsPage from './errors/errors-page.tsx';
import FindEventPage from './events/find-event-page.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';
import KeyboardPage from './help/keyboard-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { chunk } from './navigation/page-chunk.ts';
import NewProjectPage from './projects/new-project-page.tsx';
import type { PageName, Route } from './routes.ts';

/** What a page is told: its own route. */
export interface PageProps<Page extends PageName = PageName> {
  route: Extract<Route, { page: Page }>;
}

type Pages = { readonly [Page in PageName]?: FunctionComponent<PageProps<Page>> };

/**
 * Which part shows which route. Whatever is not here is told to be not found. Home and the list, where everybody comes by,
 * are there at once, and so are pages that are smaller than the request for them.
 */
const PAGES: Pages = {
  home: HomePage,
  'sign-in': chunk(() => import('./session/sign-in-page.tsx')),
  'new-project': NewProjectPage,
  errors: ErrorsPage,
  activity: chunk(() => import('./activity/activity-page.tsx')),
  setup: chunk(() => import('./setup/setup-page.tsx')),
  settings: chunk(() => import('./project-settings/settings-page.tsx')),
  keyboard: KeyboardPage,
  error: chunk(() => import('./error/error-page.tsx')),
  events: chunk(() => import('./events/events-page.tsx')),
  event: FindEventPage,
  'not-found': NotFoundPage,
};

/** The part that shows a page. */
export function pageOf(page: PageName): FunctionComponent<PageProps> {
  return (PAGES[page] ?? NotFoundPage) as FunctionComponent<PageProps>;
}
