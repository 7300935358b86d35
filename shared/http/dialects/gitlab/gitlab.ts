import httpCors from '@middy/http-cors';
import { ALLOW_ORIGIN, EXPOSE_HEADERS } from '../../../api/cors.ts';
import { shownBy } from '../../../auth/credentials.ts';
import { projectReference } from '../../../domain/ids.ts';
import type { Project } from '../../../domain/project.ts';
import type { Credentials, Dialect } from '../../dialect.ts';
import { readParameters } from './parameters.ts';
import { present } from './present.ts';
import { readRequest } from './read-request.ts';
import { FAULT, refuse } from './refuse.ts';

/** GitLab's dialect: Rack's reading of a request, Grape's validation, GitLab's paging and words. */
export const gitlab: Dialect<GitlabPlaces> = {
  cors: [httpCors({ origin: ALLOW_ORIGIN, exposeHeaders: EXPOSE_HEADERS })],
  readRequest,
  credentials,
  locate,
  readParameters,
  present,
  refuse,
  fault: FAULT,
};

/** What a path may name. */
export interface GitlabPlaces {
  project: (id: number) => Promise<Project | null>;
  projectByPath: (path: string) => Promise<Project | null>;
}

function credentials({ header, raw, sessionSecrets }: Parameters<Dialect['credentials']>[0]): Credentials {
  const user = header('sudo') || raw.get('sudo');
  return {
    shown: shownBy({ header, param: (name) => raw.get(name), sessionSecrets }),
    actAs: typeof user === 'string' && user !== '' ? user : null,
  };
}

/** `{id}` is the project's id or its full path. */
async function locate(
  ...[, { path }, { project, projectByPath }]: Parameters<Dialect<GitlabPlaces>['locate']>
): ReturnType<Dialect['locate']> {
  const reference = projectReference(path['id'] ?? '');
  if (reference === null) return null;
  const found = await ('id' in reference ? project(reference.id) : projectByPath(reference.path));
  return found && { project: found };
}
