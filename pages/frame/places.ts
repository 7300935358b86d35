import type { ProjectRoute, Route } from '../routes.ts';

interface Place {
  text: string;
  /** The shortcut that leads there. */
  keys: string;
  to: ProjectRoute;
  /** The pages that belong to it. */
  pages: readonly Route['page'][];
}

/** The parts of a project. */
export const placesOf = (project: string): Place[] => [
  { text: 'Errors', keys: 'g e', to: { page: 'errors', project }, pages: ['errors', 'error', 'events', 'event'] },
  { text: 'Activity', keys: 'g a', to: { page: 'activity', project }, pages: ['activity'] },
  { text: 'Releases', keys: 'g r', to: { page: 'releases', project }, pages: ['releases'] },
  { text: 'Setup', keys: 'g u', to: { page: 'setup', project }, pages: ['setup'] },
  { text: 'Settings', keys: 'g s', to: { page: 'settings', project, section: 'error_tracking' }, pages: ['settings'] },
];
