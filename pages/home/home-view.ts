import type { DataOf, Sent } from '../api/types.ts';
import { counted, numberWords } from '../text/number-words.ts';

export type Summary = DataOf<'listProjectSummaries'>[number];
type News = Summary['news'][number];

/** One piece of news, and the project that it is of. */
export interface NewsOfProject extends News {
  /** Full path. */
  project: string;
}

/** More are not read at a glance. */
const MAX_NEWS = 20;

/** What the page asks for; the shell, which knows no query, asks for the same without one. */
export function homeSent(q: string): Sent<'listProjectSummaries'> {
  return { search: q || undefined };
}

/** What is new or came back in all projects, the latest first. */
export function newsEverywhere(projects: readonly Pick<Summary, 'path_with_namespace' | 'news'>[]): NewsOfProject[] {
  return projects
    .flatMap(({ path_with_namespace: project, news }) => news.map((one) => ({ ...one, project })))
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, MAX_NEWS);
}

/** `41`; `1,000+` where there are more than were counted. */
export function openWords({ unresolved, capped }: Pick<Summary, 'unresolved' | 'capped'>): string {
  return numberWords(unresolved) + (capped ? '+' : '');
}

/** `2 new, 1 came back`; `''` where there is nothing of it. */
export function newsWords(news: readonly Pick<News, 'news'>[]): string {
  const fresh = news.filter((one) => one.news === 'new').length;
  const back = news.length - fresh;
  return [fresh > 0 && `${fresh} new`, back > 0 && `${back} came back`].filter(Boolean).join(', ');
}

/** `1,204 events in 24 hours`. */
export function eventsWords(series: Summary['frequency']): string {
  return `${counted(
    series.reduce((sum, [, count]) => sum + count, 0),
    'event',
  )} in 24 hours`;
}
