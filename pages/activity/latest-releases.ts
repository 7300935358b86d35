/** As many lines as there are on bars at most, and some that began before. One request for all that shows them. */
const WANTED = 20;

/** What the parts of the page ask for together. */
export const latestReleases = (project: string) => ({ id: project, per_page: WANTED });
