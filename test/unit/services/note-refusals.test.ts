import { describe, expect, it } from 'vitest';
import type { IntakeRefusal } from '../../../shared/domain/intake-refusal.ts';
import { MAX_EVENT_BYTES } from '../../../shared/domain/limits.ts';
import type { ReceivedRequest } from '../../../shared/domain/received-request.ts';
import type { Refusal } from '../../../shared/domain/refusals.ts';
import { refuse } from '../../../shared/http/dialects/collector/refuse.ts';
import { intakeEntity } from '../../../shared/present/gitlab/intake.ts';
import { collectAndNote } from '../../../shared/services/collector/note-refusals.ts';
import type { Intake } from '../../../shared/store/intake.ts';
import { useStore } from '../../kit/store.ts';
import { NOW } from '../../kit/unit/summaries.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { envelope, event, instance, item, KEY, OPEN, settings, used } from './collecting.ts';

const store = useStore();

/** What is noted of a request, and what its sender is answered (`null`: it was taken). */
async function noted(
  body: string | Buffer,
  intake: Partial<Intake> | null = {},
  fields: Partial<ReceivedRequest> = {},
) {
  const notes: IntakeRefusal[] = [];
  const request = {
    projectId: newProjectId(),
    endpoint: 'envelope',
    bytes: Buffer.from(body),
    contentEncoding: undefined,
    contentType: undefined,
    queryKey: KEY,
    queryClient: 'sentry.javascript.browser/11.12.0',
    remoteAddress: '192.0.2.1',
    receivedAt: NOW,
    ...fields,
  } as const;
  const note = async (_store: unknown, _project: number, refusal: IntakeRefusal) => void notes.push(refusal);
  const refused = await collectAndNote(instance(store, intake).parts, note, request).then(
    () => null,
    (refusal: Refusal) => refusal,
  );
  return { notes, status: refused && (refuse(refused)?.statusCode ?? 500) };
}

const ONE = envelope(item(event(1)));
const BLOCKED: Partial<Intake> = { key: { active: true, rate_limit: { count: 5, window: 60 } }, keyUsage: used(5, 60) };

describe('a request that is refused though the project has its key', () => {
  it.each<[string, string | Buffer, Partial<Intake>, Partial<ReceivedRequest>]>([
    ['rate_limited', ONE, BLOCKED, {}],
    ['unreadable', '{}\n{"type":"event"', {}, {}],
    ['too_large', envelope(item('x'.repeat(MAX_EVENT_BYTES + 1))), {}, {}],
    [
      'garbled',
      Buffer.from([0x1f, 0xef, 0xbf, 0xbd, 0x08, 0, 0]),
      {},
      { arrivedAsText: true, contentEncoding: 'gzip', contentType: 'text/plain' },
    ],
    ['client_key_off', ONE, { key: { active: false } }, {}],
    ['error_tracking_off', ONE, settings({ active: false }), {}],
    ['error_tracking_off', ONE, settings({ integrated: false }), {}],
    ['error_tracking_off', ONE, { settings: null }, {}],
  ])('is noted as %s, with the status that its sender sees', async (reason, body, intake, fields) => {
    const { notes, status } = await noted(body, intake, fields);
    expect(notes).toMatchObject([
      { reason, client_key: 'glet_01234567', sdk: 'sentry.javascript.browser/11.12.0', refused_at: NOW.toISOString() },
    ]);
    expect(intakeEntity(notes).refusals[0]!.status).toBe(status);
  });

  it('is noted when the body alone names the key', async () => {
    const dsn = (id: number): string => `https://${KEY}@errors.example/api/v4/error_tracking/collector/${id}`;
    const projectId = newProjectId();
    const body = `${JSON.stringify({ dsn: dsn(projectId) })}\n${item(event(1))}`;
    const { notes } = await noted(body, BLOCKED, { projectId, queryKey: undefined });
    expect(notes).toMatchObject([{ reason: 'rate_limited', client_key: 'glet_01234567' }]);
  });
});

describe('nothing is noted', () => {
  it.each<[string, string, Partial<Intake> | null, Partial<ReceivedRequest>]>([
    ['of a request that is taken', ONE, {}, {}],
    ['of a key that the project does not have', ONE, null, {}],
    ['of a project that is gone', ONE, { ...OPEN, project: null }, {}],
    ['of what is no key', ONE, {}, { queryKey: 'glet_guess' }],
    ['of a request without a key', ONE, {}, { queryKey: undefined }],
    ['of two keys', ONE, {}, { sentryHeader: `Sentry sentry_key=glet_${'f'.repeat(32)}` }],
  ])('%s', async (_of, body, intake, fields) => {
    expect((await noted(body, intake, fields)).notes).toEqual([]);
  });
});
