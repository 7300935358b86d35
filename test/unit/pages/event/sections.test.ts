import { describe, expect, it } from 'vitest';
import type { Details } from '../../../../pages/event/event-types.ts';
import { sectionsOf } from '../../../../pages/event/sections.ts';

const NOTHING: Details = {
  exceptions: [],
  stacktrace: [],
  threads: [],
  breadcrumbs: [],
  message: null,
  request: null,
  user: null,
  tags: [],
  contexts: {},
  extra: {},
  modules: [],
  sdk: null,
  report: null,
  transaction: null,
  logger: null,
  dist: null,
  server_name: null,
  fingerprint: null,
  grouping: null,
  filtered: { paths: [], total: 0 },
  trimmed: null,
  size_bytes: 2,
  left_out: [],
};

describe('the sections of an event', () => {
  it('are those that have something', () => {
    expect(sectionsOf(NOTHING).map(({ id }) => id)).toEqual(['about', 'json']);
    const crumb = { timestamp: null, type: null, category: null, level: 'info', message: 'm', data: null };
    const thread = { id: '1', name: null, state: null, crashed: null, current: null, frames: [] };
    expect(sectionsOf({ ...NOTHING, threads: [thread], user: { id: 1 }, breadcrumbs: [crumb] })).toEqual([
      { id: 'stack', name: 'Stack' },
      { id: 'breadcrumbs', name: 'Breadcrumbs', count: 1 },
      { id: 'user', name: 'User' },
      { id: 'about', name: 'About' },
      { id: 'json', name: 'JSON' },
    ]);
  });
});
