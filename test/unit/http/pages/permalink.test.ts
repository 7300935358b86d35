import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permalinkTarget } from '../../../../shared/http/pages/permalink.ts';
import { permalink } from '../../../../shared/present/sentry/permalink.ts';
import type { Project } from '../../../../shared/domain/project.ts';
import { anyText } from '../../../kit/any-text.ts';

const project = { namespace: 'Group/sub', path: 'shop.js', group: { id: 3, parent_id: 1 } } as Project;

describe('a permalink', () => {
  it("leads to the error's page", () => {
    const link = permalink(project, 1_152_348_272_763_866, 'https://glet.example/api');
    expect(link).toBe(
      'https://glet.example/api/ui/-/organizations/Group--sub/issues/1152348272763866/?project=Group%2Fsub%2Fshop.js',
    );
    const { pathname, searchParams } = new URL(link);
    expect(permalinkTarget(pathname.slice('/api/ui/'.length), searchParams.get('project')!)).toBe(
      '/api/ui/Group/sub/shop.js/-/error_tracking/1152348272763866/details',
    );
  });

  it.each([
    ['-/organizations/a/issues/1', undefined],
    ['-/organizations/a/issues/1', 'shop'],
    ['-/organizations/a/issues/1', '//evil.example/a'],
    ['-/organizations/a/issues/1', 'https://evil.example/a'],
    ['-/organizations/a/issues/1', '../../a/b'],
    ['-/organizations/a/issues/1', 'a/b\n'],
    ['-/organizations/a/issues/1', `a/${'b'.repeat(2_000)}`],
    ['-/organizations/a/issues/SHOP-1', 'a/b'],
    ['-/organizations/a/b/issues/1', 'a/b'],
    ['a/b/-/error_tracking', 'a/b'],
  ])('%s with the project %s leads nowhere', (path, name) => expect(permalinkTarget(path, name)).toBeNull());

  it('never leads out of the pages, whatever it says', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const target = permalinkTarget('-/organizations/a/issues/1', name) ?? '/api/ui/';
        expect(new URL(target, 'https://glet.example').pathname).toBe(target);
      }),
    );
  });
});
