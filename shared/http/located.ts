import type { TrackedError } from '../domain/error/tracked-error.ts';
import type { Organization } from '../domain/organization.ts';
import type { Project } from '../domain/project.ts';

/** What a request is about, by the scope of its row. */
export interface Located {
  /** Of the scopes `project` and `issue`. */
  project?: Project;
  /** Of the scope `projects`: those that the path reaches and the caller may know. */
  projects?: readonly Project[];
  /** The one that the path names, of the scope `projects`; `null`: it names none. */
  organization?: Organization | null;
  /** Of the scope `issue`. */
  error?: TrackedError;
}
