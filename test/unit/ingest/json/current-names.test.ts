import { expect, it } from 'vitest';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { withCurrentNames } from '../../../../shared/ingest/json/current-names.ts';

it('attributes in the spelling of raven have their names of today', () => {
  const payload = {
    'sentry.interfaces.Exception': { values: [] },
    'sentry.interfaces.Message': { message: 'a' },
    'sentry.interfaces.Http': { url: '/' },
    'sentry.interfaces.User': { id: 1 },
    platform: 'python',
  };
  expect(withCurrentNames(payload)).toEqual({
    exception: { values: [] },
    logentry: { message: 'a' },
    request: { url: '/' },
    user: { id: 1 },
    platform: 'python',
  });
});

it('the name of today wins where both are there', () => {
  expect(withCurrentNames({ 'sentry.interfaces.User': { id: 1 }, user: { id: 2 } })).toEqual({ user: { id: 2 } });
});

it('a payload without any stays the same object, whatever it has', () => {
  const payload = JSON.parse('{"__proto__":1,"sentry.interfaces.toString":2}') as JsonObject;
  expect(withCurrentNames(payload)).toBe(payload);
});
