import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Answer, Answers, KeysetPage } from '../../../shared/api/answers.ts';
import type { listAccessTokens, revokeAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import type { listClientKeys } from '../../../shared/api/gitlab/client-keys.ts';
import type { listErrors, updateErrors } from '../../../shared/api/gitlab/errors.ts';
import type { getErrorStats } from '../../../shared/api/gitlab/stats.ts';
import type { getProject } from '../../../shared/api/gitlab/projects.ts';
import { integer, object, string } from '../../../shared/api/json-schema.ts';
import type { endpoint } from '../../../shared/entry/gitlab.ts';

describe('the schema of an object', () => {
  it('has the fields of its type, neither fewer nor others', () => {
    const full = object<{ id: number; note?: string }>({ id: integer }, { note: string });
    expect(full).toEqual({ type: 'object', required: ['id'], properties: { id: integer, note: string } });
    // @ts-expect-error `note` may be absent, so it is not among those that are required.
    object<{ id: number; note?: string }>({ id: integer, note: string });
    // @ts-expect-error `id` is missing.
    object<{ id: number }>({});
    // @ts-expect-error The type has no `name`.
    object<{ id: number }>({ id: integer, name: string });
  });
});

/** Checked by `tsc`; at run time there is nothing to check. */
describe('the answer of a row', () => {
  it('is the type that its response names', () => {
    expectTypeOf<Answer<typeof getProject>>().toEqualTypeOf<Answers['Project']>();
    expectTypeOf<Answer<typeof getErrorStats>>().toEqualTypeOf<{ frequency: [number, number][] }>();
    expectTypeOf<Answer<typeof updateErrors>>().toEqualTypeOf<readonly Answers['Error'][]>();
  });

  it('is a whole list where the pipeline cuts the pages', () => {
    expectTypeOf<Answer<typeof listClientKeys>>().toEqualTypeOf<readonly Answers['ClientKeyInList'][]>();
    expectTypeOf<Answer<typeof listAccessTokens>>().toEqualTypeOf<readonly Answers['AccessToken'][]>();
  });

  it('is one page where a cursor leads to the next', () => {
    expectTypeOf<Answer<typeof listErrors>>().toEqualTypeOf<KeysetPage<Answers['Error']>>();
  });

  it('is nothing where the row answers 204', () => {
    expectTypeOf<Answer<typeof revokeAccessToken>>().toEqualTypeOf<void>();
  });

  it('is what a function has to return', () => {
    type Work = Parameters<typeof endpoint<typeof getErrorStats>>[1];
    expectTypeOf<() => Promise<{ frequency: [number, number][] }>>().toExtend<Work>();
    expectTypeOf<() => Promise<{ frequency: number[] }>>().not.toExtend<Work>();
    expectTypeOf<() => Promise<{}>>().not.toExtend<Work>();
  });
});
