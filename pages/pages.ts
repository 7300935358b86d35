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

const others = () => import('./other-pages.ts');

/**
 * Which part shows which route. Whatever is not here is told to be not found. Home and the list, where everybody comes by,
 * are there at once.
 */
const PAGES: Pages = {
  home: HomePage,
  'sign-in': chunk(() => others().then((all) => ({ default: all.signIn }))),
  'new-project': chunk(() => others().then((all) => ({ default: all.newProject }))),
  errors: ErrorsPage,
  activity: chunk(() => others().then((all) => ({ default: all.activity }))),
  setup: chunk(() => others().then((all) => ({ default: all.setup }))),
  settings: chunk(() => others().then((all) => ({ default: all.settings }))),
  keyboard: chunk(() => others().then((all) => ({ default: all.keyboard }))),
  error: chunk(() => import('./error/error-page.tsx')),
  events: chunk(() => others().then((all) => ({ default: all.events }))),
  event: chunk(() => others().then((all) => ({ default: all.event }))),
  'not-found': NotFoundPage,
};

/** The part that shows a page. */
export function pageOf(page: PageName): FunctionComponent<PageProps> {
  return (PAGES[page] ?? NotFoundPage) as FunctionComponent<PageProps>;
}
