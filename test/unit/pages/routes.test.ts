import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE, pathOf, placeOf, routeOf, SETTINGS_SECTIONS, type Route } from '../../../pages/routes.ts';

const project = 'group/sub/shop';

const ADDRESSES: readonly (readonly [string, Route])[] = [
  ['/', { page: 'home' }],
  ['/-/sign-in', { page: 'sign-in' }],
  ['/-/projects/new', { page: 'new-project' }],
  ['/-/keyboard', { page: 'keyboard' }],
  ['/group/sub/shop/-/error_tracking', { page: 'errors', project }],
  ['/group/sub/shop/-/error_tracking/115/details', { page: 'error', project, error: '115', event: null }],
  ['/group/sub/shop/-/error_tracking/115/events/25e3', { page: 'error', project, error: '115', event: '25e3' }],
  ['/group/sub/shop/-/error_tracking/115/events', { page: 'events', project, error: '115' }],
  ['/group/sub/shop/-/events/25e3', { page: 'event', project, event: '25e3' }],
  ['/group/sub/shop/-/activity', { page: 'activity', project }],
  ['/group/sub/shop/-/alerts', { page: 'alerts', project }],
  ['/group/sub/shop/-/releases', { page: 'releases', project }],
  ['/group/sub/shop/-/setup', { page: 'setup', project }],
  ['/group/sub/shop/-/source_maps', { page: 'source_maps', project }],
  ['/group/sub/shop/-/settings/keys', { page: 'settings', project, section: 'keys' }],
];

describe('addresses of pages', () => {
  it.each(ADDRESSES)('%s is read and written', (path, route) => {
    expect(routeOf(BASE + path)).toEqual(route);
    expect(pathOf(route)).toBe(BASE + path);
  });

  it.each([
    ['', { page: 'home' }],
    ['/demo/shop', { page: 'errors', project: 'demo/shop' }],
    ['/demo/shop/-/error_tracking/', { page: 'errors', project: 'demo/shop' }],
    ['/demo/shop/-/error_tracking/7', { page: 'error', project: 'demo/shop', error: '7', event: null }],
    ['/demo/shop/-/settings', { page: 'settings', project: 'demo/shop', section: 'error_tracking' }],
  ])('%s leads to what is meant', (path, route) => {
    expect(routeOf(BASE + path)).toEqual(route);
  });

  it.each([
    '/demo',
    '/demo/-/error_tracking',
    '/-/nothing',
    '/-/constructor',
    '/-/-/activity',
    '/-/error_tracking',
    '/demo/shop/-/alerts/1',
    '/demo/shop/-/releases/1',
    '/demo/shop/-/nothing',
    '/demo/shop/-',
    '/demo/shop/-/settings/nothing',
    '/demo/shop/-/settings/keys/more',
    '/demo/shop/-/events',
    '/demo/shop/-/error_tracking/7/nothing',
    '/demo/shop/-/error_tracking/7/details/more',
    '/demo/shop/-/error_tracking/7/events/8/more',
    '/demo/%E0%A4/-/activity',
  ])('%s leads nowhere', (path) => {
    expect(routeOf(BASE + path)).toEqual({ page: 'not-found' });
  });

  it('what is not below the base leads nowhere', () => {
    expect(routeOf('/api/uix')).toEqual({ page: 'not-found' });
    expect(routeOf('/')).toEqual({ page: 'not-found' });
  });

  it('puts the state of controls into the query, and leaves out what is empty', () => {
    const query = { status: 'resolved', q: 'a b&c', release: '', level: null, since: undefined };
    expect(pathOf({ page: 'errors', project }, query)).toBe(
      '/api/ui/group/sub/shop/-/error_tracking?status=resolved&q=a+b%26c',
    );
  });

  it('is the same place while events are stepped through, and another with another error', () => {
    const at = (error: string, event: string | null): string => placeOf({ page: 'error', project, error, event });
    expect(at('1', 'a')).toBe(at('1', null));
    expect(at('1', 'a')).not.toBe(at('2', 'a'));
  });

  const segment = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text !== '-');
  const route = fc.oneof(
    fc.record({ page: fc.constant('event' as const), project: fc.constant('a/b'), event: segment }),
    fc.record({
      page: fc.constant('error' as const),
      project: fc
        .array(
          segment.filter((text) => !text.includes('/')),
          { minLength: 2 },
        )
        .map((all) => all.join('/')),
      error: segment,
      event: fc.option(segment),
    }),
    fc.record({
      page: fc.constant('settings' as const),
      project: fc.constant('a/b'),
      section: fc.constantFrom(...SETTINGS_SECTIONS),
    }),
  );

  it('whatever names are made of, the address leads back to the page', () => {
    fc.assert(
      fc.property(route, (one) => {
        expect(routeOf(pathOf(one))).toEqual(one);
      }),
    );
  });

  it('no address makes it fail', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, rest) => {
        expect(() => routeOf(BASE + path + rest)).not.toThrow();
      }),
    );
  });
});
