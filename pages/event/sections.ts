import type { Details } from './event-types.ts';

export interface Section {
  /** Its id in the page, and the fragment that leads to it. */
  id: string;
  name: string;
  /** How much it has, where that says something. */
  count?: number;
}

/** The sections that an event has something for, in their order on the page. */
export function sectionsOf(details: Details): Section[] {
  const { exceptions, stacktrace, threads, breadcrumbs, request, user, tags, contexts, extra, modules, report } =
    details;
  const has = (section: Section, isThere: boolean): Section[] => (isThere ? [section] : []);
  return [
    ...has({ id: 'stack', name: 'Stack' }, exceptions.length + stacktrace.length + threads.length > 0),
    ...has({ id: 'report', name: 'Report' }, report !== null),
    ...has({ id: 'breadcrumbs', name: 'Breadcrumbs', count: breadcrumbs.length }, breadcrumbs.length > 0),
    ...has({ id: 'request', name: 'Request' }, request !== null),
    ...has({ id: 'user', name: 'User' }, user !== null),
    ...has({ id: 'tags', name: 'Tags', count: tags.length }, tags.length > 0),
    ...has({ id: 'contexts', name: 'Contexts' }, Object.keys(contexts).length > 0),
    ...has({ id: 'extra', name: 'Extra' }, Object.keys(extra).length > 0),
    ...has({ id: 'modules', name: 'Modules' }, modules.length > 0),
    { id: 'about', name: 'About' },
    { id: 'json', name: 'JSON' },
  ];
}
