import type { FunctionComponent } from 'preact';
import { HomePage } from './home/home-page.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';
import { chunk } from './navigation/page-chunk.ts';
import type { PageName, Route } from './routes.ts';

/** What a page is told: its own route. */
export interface PageProps<Page extends PageName = PageName> {
  route: Extract<Route, { page: Page }>;
}

type Pages = { readonly [Page in PageName]?: FunctionComponent<PageProps<Page>> };

/** Which part shows which route. Whatever is not here is told to be not found. */
const PAGES: Pages = {
  home: HomePage,
  'sign-in': chunk(() => import('./session/sign-in-page.tsx')),
  'new-project': chunk(() => import('./projects/new-project-page.tsx')),
  errors: chunk(() => import('./errors/errors-page.tsx')),
  activity: chunk(() => import('./activity/activity-page.tsx')),
  setup: chunk(() => import('./setup/setup-page.tsx')),
  settings: chunk(() => import('./project-settings/settings-page.tsx')),
  keyboard: chunk(() => import('./help/keyboard-page.tsx')),
  error: chunk(() => import('./error/error-page.tsx')),
  events: chunk(() => import('./events/events-page.tsx')),
  event: chunk(() => import('./events/find-event-page.tsx')),
  'not-found': NotFoundPage,
};

/** The part that shows a page. */
export function pageOf(page: PageName): FunctionComponent<PageProps> {
  return (PAGES[page] ?? NotFoundPage) as FunctionComponent<PageProps>;
}
