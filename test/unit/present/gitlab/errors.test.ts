import { describe, expect, it } from 'vitest';
import { errorEntity } from '../../../../shared/present/gitlab/error.ts';
import { eventEntity, eventInList } from '../../../../shared/present/gitlab/event.ts';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { PROJECT } from '../../../kit/pipeline.ts';
import { trackedError } from '../../../kit/unit/tracked-errors.ts';
import { eventId, HOUR_MS, NOW, summary } from '../../../kit/unit/summaries.ts';

const ORIGIN = 'https://h.example';

describe('an error as it is shown', () => {
  const shown = (fields: object = {}) => errorEntity(trackedError(fields), PROJECT, ORIGIN, NOW);
  const hour = Math.floor(NOW.getTime() / HOUR_MS);

  it("has the fields of GitLab's pages, and nothing of how it is counted", () => {
    const { frequency, ...rest } = shown({ count: 3, users: [1, 2], environments: ['production'], first_release: '1' });
    expect(rest).toEqual({
      id: 77,
      title: 'Error: no',
      type: 'Error',
      message: 'no',
      culprit: 'app.ts',
      level: 'error',
      platform: 'node',
      status: 'unresolved',
      count: 3,
      user_count: 2,
      first_seen: NOW.toISOString(),
      last_seen: NOW.toISOString(),
      first_release: '1',
      last_release: null,
      environments: ['production'],
      regressed_at: null,
      project_id: PROJECT.id,
      external_url: 'https://h.example/api/ui/group/app/-/error_tracking/77/details',
      gitlab_issue: null,
      resolved_in: null,
      snooze: null,
    });
    expect(frequency).toHaveLength(24);
  });

  it('has as many users as events at most, however small the hashes are that somebody found', () => {
    const mined = Array.from({ length: 64 }, (_, index) => index + 1);
    expect(shown({ count: 70, users: mined }).user_count).toBe(70);
    expect(shown({ count: 1, users: [1] }).user_count).toBe(1);
  });

  it('has its last 24 hours, by their starts, those without events too', () => {
    const { frequency } = shown({ hours: { [hour]: 3, [hour - 23]: 2, [hour - 24]: 9 } });
    expect(frequency[0]).toEqual([(hour - 23) * 3600, 2]);
    expect(frequency[1]).toEqual([(hour - 22) * 3600, 0]);
    expect(frequency.at(-1)).toEqual([hour * 3600, 3]);
    expect(frequency.reduce((sum, [, count]) => sum + count, 0)).toBe(5);
  });
});

describe('an event as it is shown', () => {
  const payload: JsonObject = {
    message: 'no',
    user: { id: 'u-1', more: [1] },
    tags: [['browser', 'Firefox']],
    exception: {
      values: [
        {
          type: 'Error',
          value: 'no',
          stacktrace: { frames: [{ filename: 'a.ts', function: 'run', lineno: 7, colno: 3, context_line: 'run();' }] },
        },
      ],
    },
    strange: { deep: [null, 1.5, 'ü'] },
  };
  const event = { ...summary({ release: '1', environment: 'staging' }), payload: JSON.stringify(payload) };

  it("has GitLab's stack trace, and all that its SDK sent", () => {
    expect(eventEntity(event)).toEqual({
      event_id: eventId(1),
      error_id: 77,
      date_received: NOW.toISOString(),
      timestamp: NOW.toISOString(),
      title: 'Error: no',
      level: 'error',
      platform: 'node',
      release: '1',
      environment: 'staging',
      user: { id: 'u-1', more: [1] },
      tags: { browser: 'Firefox', level: 'error', release: '1', environment: 'staging', user: 'id:u-1' },
      stack_trace_entries: [
        { lineNo: 7, colNo: 3, filename: 'a.ts', abs_path: 'a.ts', function: 'run', context: [[7, 'run();']] },
      ],
      details: expect.objectContaining({ left_out: [] }),
      payload,
    });
  });

  it('is the same in a list, but for what its SDK sent', () => {
    const { payload: _, details: __, ...rest } = eventEntity(event);
    expect(eventInList(event)).toEqual(rest);
  });

  it('has no user when its SDK said none', () => {
    expect(eventEntity({ ...event, payload: '{}' })).toMatchObject({
      user: null,
      tags: { level: 'error' },
      stack_trace_entries: [],
      payload: {},
    });
  });
});
