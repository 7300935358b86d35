import type { Page } from 'playwright-core';
import { exceptionOf, newReporter, report, type Reporter } from '../collector.ts';
import { untilCounted } from '../errors.ts';
import type { Project } from '../projects.ts';
import { target } from '../target.ts';

/** So many errors, the first one the latest. */
const errors = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    exceptionOf(`Kind${index}Error`, {
      timestamp: (Date.now() - index * 60_000) / 1000,
      level: index % 2 === 0 ? 'error' : 'warning',
      environment: index < 2 ? 'production' : 'staging',
    }),
  );

/** Somebody who has reported so many, which are counted. */
export async function reporterOf(count: number): Promise<Reporter> {
  const reporter = await newReporter();
  await report(reporter, ...errors(count));
  await untilCounted(reporter.project, count);
  return reporter;
}

/** Where the list is. */
export const addressOf = ({ fullPath }: Project, query = ''): string =>
  `${target.base}/ui/${fullPath}/-/error_tracking${query}`;
/** The row of the error of a type. */
export const rowOf = (page: Page, type: string) => page.getByRole('link', { name: new RegExp(`\\b${type}\\b`) });
/** What chooses it. */
export const boxOf = (page: Page, type: string) => page.getByRole('checkbox', { name: `Select ${type}`, exact: true });
