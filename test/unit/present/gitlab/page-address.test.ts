import { expect, it } from 'vitest';
import { routeOf } from '../../../../pages/routes.ts';
import { errorPage, projectPage } from '../../../../shared/present/gitlab/page-address.ts';
import { pageRouteOf } from '../../../../shared/http/pages/page-routes.ts';

const project = { namespace: 'Group/sub', path: 'my.app-2_x' };
const pathOf = (address: string): string => new URL(address).pathname;

it('the address of a project is that of the page with its errors', () => {
  const path = pathOf(projectPage(project, 'https://h.example:8443'));
  expect(routeOf(path)).toEqual({ page: 'errors', project: 'Group/sub/my.app-2_x' });
  expect(pageRouteOf(path.slice('/api/ui/'.length))).toEqual(routeOf(path));
});

it('the address of an error is that of its page', () => {
  const path = pathOf(errorPage(project, 4503599627370495, 'https://h.example'));
  expect(routeOf(path)).toEqual({
    page: 'error',
    project: 'Group/sub/my.app-2_x',
    error: '4503599627370495',
    event: null,
  });
  expect(pageRouteOf(path.slice('/api/ui/'.length))).toEqual(routeOf(path));
});
