import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRequests } from '../../../../shared/http/pages/first-requests.ts';
import { pageRouteOf } from '../../../../shared/http/pages/page-routes.ts';

describe('an address below /ui/', () => {
  it.each([
    ['', { page: 'home' }],
    ['-/sign-in', { page: 'sign-in' }],
    ['-/projects/new', { page: 'new-project' }],
    ['-/keyboard', { page: 'keyboard' }],
    ['demo/shop', { page: 'errors', project: 'demo/shop' }],
    ['demo/sub/shop/-/error_tracking', { page: 'errors', project: 'demo/sub/shop' }],
    ['demo/shop/-/error_tracking/', { page: 'errors', project: 'demo/shop' }],
    ['demo/sh%C3%B6p/-/error_tracking', { page: 'errors', project: 'demo/shöp' }],
    ['demo/shop/-/error_tracking/12', { page: 'error', project: 'demo/shop', error: '12', event: null }],
    ['demo/shop/-/error_tracking/12/details', { page: 'error', project: 'demo/shop', error: '12', event: null }],
    ['demo/shop/-/error_tracking/12/events', { page: 'events', project: 'demo/shop', error: '12' }],
    ['demo/shop/-/error_tracking/12/events/ab', { page: 'error', project: 'demo/shop', error: '12', event: 'ab' }],
    ['demo/shop/-/events/ab', { page: 'event', project: 'demo/shop', event: 'ab' }],
    ['demo/shop/-/releases', { page: 'releases', project: 'demo/shop' }],
    ['demo/shop/-/activity', { page: 'activity', project: 'demo/shop' }],
    ['demo/shop/-/setup', { page: 'setup', project: 'demo/shop' }],
    ['demo/shop/-/settings', { page: 'settings', project: 'demo/shop', section: 'error_tracking' }],
    ['demo/shop/-/settings/keys', { page: 'settings', project: 'demo/shop', section: 'keys' }],
  ])('%j is a page', (path, route) => {
    expect(pageRouteOf(path)).toEqual(route);
  });

  it.each([
    'demo',
    'demo/-/error_tracking',
    '-',
    '-/assets/gone.js',
    '-/sign-in/more',
    'demo/shop/-',
    'demo/shop/-/nothing',
    'demo/shop/-/events',
    'demo/shop/-/settings/nothing',
    'demo/shop/-/settings/keys/1',
    'demo/shop/-/error_tracking/12/nothing',
    'demo/shop/-/error_tracking/12/details/1',
    'demo/shop/-/error_tracking/12/events/ab/1',
    'demo/%',
    'demo/%ff',
  ])('%j is none', (path) => {
    expect(pageRouteOf(path)).toBeNull();
  });
});

describe('what a page asks first', () => {
  it.each([
    ['', ['/v4/error_tracking/projects']],
    ['demo/shop/-/error_tracking', ['/v4/projects/demo%2Fshop/error_tracking/errors?per_page=50']],
    [
      'demo/shop/-/error_tracking/12/details',
      [
        '/v4/projects/demo%2Fshop/error_tracking/errors/12',
        '/v4/projects/demo%2Fshop/error_tracking/errors/12/events/latest',
      ],
    ],
    [
      'demo/shop/-/error_tracking/12/events/ab',
      ['/v4/projects/demo%2Fshop/error_tracking/errors/12', '/v4/projects/demo%2Fshop/error_tracking/events/ab'],
    ],
    ['demo/shop/-/error_tracking/12/events', ['/v4/projects/demo%2Fshop/error_tracking/errors/12/events?per_page=50']],
    ['demo/shop/-/releases', ['/v4/projects/demo%2Fshop/error_tracking/releases']],
    ['demo/shop/-/events/ab', ['/v4/projects/demo%2Fshop/error_tracking/events/ab']],
    ['-/sign-in', []],
  ])('%j asks %j', (path, expected) => {
    expect(firstRequests(pageRouteOf(path)!)).toEqual(expected);
  });

  it('is an address in one header, whatever the page is about', () => {
    const segment = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(segment, segment, segment, (group, project, error) => {
        const path = [group, project, '-', 'error_tracking', error].map(encodeURIComponent).join('/');
        const route = pageRouteOf(path);
        const addresses = route === null ? [] : firstRequests(route);
        for (const address of addresses) expect(address).toMatch(/^[\w/%.!~*'()-]+(\?per_page=\d+)?$/);
      }),
    );
  });
});
