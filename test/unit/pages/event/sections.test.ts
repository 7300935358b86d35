import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../../../pages/event/details-of.ts';
import type { ShownEvent } from '../../../../pages/event/event-types.ts';
import { sectionsOf } from '../../../../pages/event/sections.ts';

const EXTERNAL: ShownEvent = {
  event_id: null,
  error_id: '1',
  date_received: null,
  timestamp: null,
  title: 'x',
  level: 'error',
  platform: 'node',
  release: null,
  environment: null,
  user: null,
  tags: { plan: 'pro' },
  stack_trace_entries: [
    { lineNo: 3, colNo: 0, filename: 'a.js', abs_path: '/a.js', function: 'f', context: [[3, 'f()']] },
  ],
  details: null,
  payload: {},
};

describe('the sections of an event', () => {
  it('of an external Sentry come from what GitLab’s fields say', () => {
    const details = detailsOf(EXTERNAL);
    expect(details.stacktrace).toMatchObject([
      { function: 'f', lineno: 3, colno: null, own: false, context: [[3, 'f()']] },
    ]);
    expect(sectionsOf(details).map(({ id }) => id)).toEqual(['stack', 'tags', 'about', 'json']);
  });

  it('are those that have something', () => {
    const details = detailsOf({ ...EXTERNAL, tags: {}, stack_trace_entries: [] });
    expect(sectionsOf(details).map(({ id }) => id)).toEqual(['about', 'json']);
    const crumb = { timestamp: null, type: null, category: null, level: 'info', message: 'm', data: null };
    expect(sectionsOf({ ...details, user: { id: 1 }, breadcrumbs: [crumb] })).toEqual([
      { id: 'breadcrumbs', name: 'Breadcrumbs', count: 1 },
      { id: 'user', name: 'User' },
      { id: 'about', name: 'About' },
      { id: 'json', name: 'JSON' },
    ]);
  });
});
