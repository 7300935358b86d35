import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BASE, routeOf } from '../../../pages/routes.ts';
import { pageRouteOf } from '../../../shared/http/pages/page-routes.ts';

/** Whatever addresses of pages are made of, and what looks like it. */
const segment = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('-', 'demo', 'shop', 'error_tracking', 'events', 'details', '7') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'settings',
      'keys',
      'access_tokens',
      'activity',
      'alerts',
      'releases',
      'setup',
      'source_maps',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('projects', 'new', 'sign-in', 'keyboard', 'constructor', '', '%2F', '%E0%A4'),
  },
  fc.constantFrom('projects/new', 'error_tracking/7/events', 'events/25e3', 'settings/keys'),
  fc.string({ maxLength: 6 }).map(encodeURIComponent),
  fc.webSegment(),
);
const inProject = fc.array(segment, { maxLength: 5 }).map((rest) => ['group', 'shop', '-', ...rest]);
const ofAll = fc.array(segment, { maxLength: 3 }).map((rest) => ['-', ...rest]);
const path = fc.oneof(fc.array(segment, { maxLength: 8 }), inProject, ofAll).map((segments) => segments.join('/'));

it('the shell, which fetches ahead, and the router of the pages find the same page for every address', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(path, (one) => {
      const route = routeOf(`${BASE}/${one}`);
      found.add(route.page);
      expect(pageRouteOf(one) ?? { page: 'not-found' }).toEqual(route);
    }),
    { numRuns: 3_000, seed: 11 },
  );
  // Of every page there was one, so that the comparison is not of what is nowhere.
  expect(found.size).toBe(15);
});
