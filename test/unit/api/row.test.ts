import { describe, expectTypeOf, it } from 'vitest';
import type { createAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import type { updateClientKey } from '../../../shared/api/gitlab/client-keys.ts';
import type { listErrors, updateErrors } from '../../../shared/api/gitlab/errors.ts';
import type { getErrorStats } from '../../../shared/api/gitlab/stats.ts';
import type { listProjects } from '../../../shared/api/gitlab/projects.ts';
import type { putSettings } from '../../../shared/api/gitlab/settings.ts';
import type { Params, PathParams } from '../../../shared/api/row.ts';
import type { AccessLevel, Scope } from '../../../shared/domain/access-token.ts';
import type { ErrorStatus } from '../../../shared/domain/error/tracked-error.ts';
import type { RateLimit } from '../../../shared/domain/quota.ts';

/** Checked by `tsc`; at run time there is nothing to check. */
describe('the parameters of a row', () => {
  it('always has a parameter that is required and not blank, or that has a default', () => {
    expectTypeOf<Params<typeof createAccessToken>['name']>().toEqualTypeOf<string>();
    expectTypeOf<Params<typeof getErrorStats>['days']>().toEqualTypeOf<number>();
  });

  it('may lack any other, or have it as null because it was sent blank', () => {
    expectTypeOf<Params<typeof createAccessToken>['expires_at']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Params<typeof putSettings>['integrated']>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<Params<typeof updateClientKey>['rate_limit']>().toEqualTypeOf<RateLimit | null | undefined>();
  });

  it('narrows a parameter to its values, also those of a list', () => {
    expectTypeOf<Params<typeof createAccessToken>['access_level']>().toEqualTypeOf<AccessLevel>();
    expectTypeOf<Params<typeof createAccessToken>['scopes']>().toEqualTypeOf<Scope[]>();
    expectTypeOf<Params<typeof listErrors>['status']>().toEqualTypeOf<ErrorStatus | 'all'>();
    expectTypeOf<Params<typeof updateErrors>['error_ids']>().toEqualTypeOf<number[]>();
    expectTypeOf<Params<typeof listProjects>['sort']>().toEqualTypeOf<'asc' | 'desc'>();
  });

  it('has no others', () => {
    expectTypeOf<keyof Params<typeof updateErrors>>().toEqualTypeOf<'error_ids' | 'status'>();
  });
});

describe('the parameters of a path', () => {
  it('are those between braces', () => {
    type Path = '/v4/projects/{id}/error_tracking/client_keys/{key_id}';
    expectTypeOf<PathParams<Path>>().toEqualTypeOf<{ readonly id: string; readonly key_id: string }>();
    expectTypeOf<PathParams<(typeof updateClientKey)['path']>>().toEqualTypeOf<PathParams<Path>>();
  });
});
