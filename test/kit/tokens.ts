import { expect } from 'vitest';
import type { Project } from './projects.ts';

export const SECRET = /^glpat-[\w-]{20,}$/;

/** GitLab's fields of a project access token, in its order; the secret comes last and only once. */
export const FIELDS = [
  'id',
  'name',
  'revoked',
  'created_at',
  'description',
  'scopes',
  'user_id',
  'last_used_at',
  'active',
  'expires_at',
  'access_level',
  'resource_type',
  'resource_id',
];

/** What a token that replaced itself is told: GitLab's fields of a personal access token. */
export const OWN_FIELDS = FIELDS.slice(0, 10);

/** How a token is shown; its use is not recorded. */
export function shownToken(project: Project, attributes: Record<string, unknown>): Record<string, unknown> {
  return {
    id: expect.any(Number),
    revoked: false,
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    description: null,
    user_id: expect.any(Number),
    last_used_at: null,
    active: true,
    expires_at: null,
    access_level: 40,
    resource_type: 'project',
    resource_id: project.id,
    ...attributes,
  };
}
