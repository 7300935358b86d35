import type { ProjectRoute, Route } from '../routes.ts';

interface Place {
  text: string;
  /** The shortcut that leads there. */
  keys: string;
  to: ProjectRoute;
}

/** The parts of a project. */
export const placesOf = (project: string): Place[] => [
  { text: 'Errors', keys: 'g e', to: { page: 'errors', project } },
  { text: 'Activity', keys: 'g a', to: { page: 'activity', project } },
  { text: 'Releases', keys: 'g r', to: { page: 'releases', project } },
  { text: 'Alerts', keys: 'g l', to: { page: 'alerts', project } },
  { text: 'Source maps', keys: 'g m', to: { page: 'source_maps', project } },
  { text: 'Setup', keys: 'g u', to: { page: 'setup', project } },
  { text: 'Settings', keys: 'g s', to: { page: 'settings', project, section: 'error_tracking' } },
];

/** Tells whether a page belongs to a place: an error and its events are of the errors. */
export const isPartOf = ({ page }: Route, { to }: Place): boolean =>
  page === to.page || (to.page === 'errors' && ['error', 'events', 'event'].includes(page));
