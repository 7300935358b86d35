import type { Scope } from '../../domain/access-token.ts';

/** Every scope that a project access token may have, in GitLab's order. */
export const TOKEN_SCOPES = [
  'api',
  'read_api',
  'create_runner',
  'manage_runner',
  'k8s_proxy',
  'self_rotate',
  'read_repository',
  'write_repository',
  'read_registry',
  'write_registry',
  'read_virtual_registry',
  'write_virtual_registry',
  'read_observability',
  'write_observability',
  'ai_features',
] as const satisfies readonly Scope[];

/** Scopes of which one is enough for a token to replace itself. */
export const ROTATING_SCOPES = ['api', 'self_rotate'] as const satisfies readonly Scope[];
