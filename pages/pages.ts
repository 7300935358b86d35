import type { FunctionComponent } from 'preact';
import ErrorsPage from './errors/errors-page.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { chunk } from './navigation/page-chunk.ts';
import type { PageName, Route } from './routes.ts';

/** What a page is told: its own route. */
export interface PageProps<Page extends PageName = PageName> {
  route: Extract<Route, { page: Page }>;
}

type Pages = { readonly [Page in PageName]?: FunctionComponent<PageProps<Page>> };

type OtherName = keyof typeof import('./other-pages.ts');
type OtherPages = { readonly [Page in OtherName]: FunctionComponent<PageProps<Page>> };

/** A page of those that share a file. */
function other<Page extends OtherName>(page: Page): FunctionComponent<PageProps<Page>> {
  return chunk(async () => {
    const all: OtherPages = await import('./other-pages.ts');
    return { default: all[page] };
  });
}

/**
 * Which part shows which route. Whatever is not here is told to be not found. Home and the list, where everybody comes by,
 * are there at once.
 */
const PAGES: Pages = {
  home: HomePage,
  'sign-in': other('sign-in'),
  'new-project': other('new-project'),
  errors: ErrorsPage,
  activity: other('activity'),
  alerts: chunk(() => import('./alerts/alerts-page.tsx')),
  releases: other('releases'),
  source_maps: other('source_maps'),
  setup: other('setup'),
  settings: other('settings'),
  keyboard: other('keyboard'),
  error: chunk(() => import('./error/error-page.tsx')),
  events: other('events'),
  event: other('event'),
  'not-found': NotFoundPage,
};

/** The part that shows a page. */
export function pageOf(page: PageName): FunctionComponent<PageProps> {
  return (PAGES[page] ?? NotFoundPage) as FunctionComponent<PageProps>;
}
