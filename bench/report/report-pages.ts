import type { PageTimes } from '../measure/pages.ts';
import { rounded } from '../../test/kit/statistics.ts';
import { table } from './markdown.ts';

/** Wanted at most, milliseconds. */
const [LCP_MS, LONG_TASKS_MS, INTERACTION_MS] = [1_800, 200, 100];

/** How long pages take, as Markdown. */
export function reportPages(machine: string, times: readonly PageTimes[]): string {
  const rows = times.map(({ page, lcpMs, longTasksMs, interactionMs }) => [
    page,
    rounded(lcpMs),
    rounded(longTasksMs),
    interactionMs === null ? '–' : rounded(interactionMs),
  ]);
  const wanted = ['wanted at most', LCP_MS, LONG_TASKS_MS, INTERACTION_MS].map(String);
  const head = ['page', 'largest paint, ms', 'long tasks of the load, ms', 'p75 of a key, ms'];
  return [`Measured on: ${machine}.`, table(head, [...rows, wanted])].join('\n\n');
}
