/** Where the pages are: below `/ui` in the stage `api`. */
const PAGES = '/api/ui';

const PERMALINK = /^-\/organizations\/[^/]+\/issues\/(\d{1,16})\/?$/;

/** Names that a path of a project is made of; anything else would be an address of somebody's choice. */
const PROJECT = /^\w[\w.-]*(?:\/\w[\w.-]*)+$/;

/**
 * Finds the page of an error for the address by which programs know it (`permalink`); `null` for any other address.
 * @param path below `/ui/`
 * @param project the `project` of the query: its full path
 */
export function permalinkTarget(path: string, project: string | undefined): string | null {
  const issue = PERMALINK.exec(path)?.[1];
  if (issue === undefined || project === undefined || project.length > 1024 || !PROJECT.test(project)) return null;
  return `${PAGES}/${project}/-/error_tracking/${issue}/details`;
}
