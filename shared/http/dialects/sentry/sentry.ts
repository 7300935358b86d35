import { bearerOf } from '../../../auth/credentials.ts';
import type { TrackedError } from '../../../domain/error/tracked-error.ts';
import type { Organization } from '../../../domain/organization.ts';
import type { Known, Project } from '../../../domain/project.ts';
import type { Caller } from '../../../auth/caller.ts';
import { knownProjects } from '../../../auth/access.ts';
import type { Credentials, Dialect } from '../../dialect.ts';
import type { Located } from '../../located.ts';
import { readParameters } from './parameters.ts';
import { present } from './present.ts';
import { readRequest } from './read-request.ts';
import { FAULT, refuse } from './refuse.ts';

/** What a path may name, among the projects that the caller may know. */
export interface SentryPlaces {
  project: (known: Known, organization: string, project: string) => Promise<Project | null>;
  /** `null`: any organization. */
  organization: (
    known: Known,
    organization: string | null,
  ) => Promise<{ organization: Organization | null; projects: readonly Project[] } | null>;
  /** `organization` `null`: in any. */
  issue: (
    known: Known,
    organization: string | null,
    issue: string,
  ) => Promise<{ project: Project; error: TrackedError } | null>;
}

/** The dialect of Sentry's Web API: organizations, short ids, cursors in `Link`, refusals in `detail`. */
export const sentry: Dialect<SentryPlaces> = {
  cors: [],
  readRequest,
  credentials,
  locate,
  readParameters,
  present,
  refuse,
  fault: FAULT,
};

/** Tokens come in one place, and a browser's session does not count. */
function credentials({ header }: Parameters<Dialect['credentials']>[0]): Credentials {
  const secret = bearerOf(header('authorization'));
  return { shown: secret === null ? null : { by: 'token', secret }, actAs: null };
}

async function locate(
  ...[scope, { path, caller }, places]: Parameters<Dialect<SentryPlaces>['locate']>
): Promise<Located | null> {
  const known = knownProjects(caller as Caller);
  const { organization = null, project = null, issue = null } = path;
  if (scope === 'issue') return places.issue(known, organization, issue ?? '');
  if (project === null) return places.organization(known, organization);
  const found = await places.project(known, organization ?? '', project);
  if (found === null) return null;
  return scope === 'project' ? { project: found } : { projects: [found], organization: null };
}
