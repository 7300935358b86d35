import { describe, expect, it } from 'vitest';
import { intakeRefusal, type IntakeReason } from '../../../shared/domain/intake-refusal.ts';
import * as intakeRefusals from '../../../shared/store/intake-refusals.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore } from '../../kit/unit/dying-store.ts';
import { NOW } from '../../kit/unit/summaries.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';

const store = useStore();
const KEY = `glet_${'0'.repeat(32)}`;
const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const refusal = (reason: IntakeReason, seconds: number) =>
  intakeRefusal(reason, 'no', KEY, { receivedAt: at(seconds) });
type Recorder = ReturnType<typeof intakeRefusals.recorder>;
const note = (record: Recorder, id: number, reason: IntakeReason, seconds: number, to: typeof store = store) =>
  record(to, id, refusal(reason, seconds), at(seconds));

describe('what an instance refuses', () => {
  it('is written at once, and then every ten seconds, however much it is', async () => {
    const id = newProjectId();
    const record = intakeRefusals.recorder(90);
    store.sent.length = 0;
    await note(record, id, 'garbled', 0);
    expect(await intakeRefusals.read(store, id, NOW)).toEqual([refusal('garbled', 0)]);
    for (let second = 1; second < 10; second++) await note(record, id, 'rate_limited', second);
    await note(record, id, 'too_large', 10);
    expect(store.sent.filter((name) => name === 'PutCommand' || name === 'PutItemCommand')).toHaveLength(2);
    expect(await intakeRefusals.read(store, id, NOW)).toEqual([
      refusal('too_large', 10),
      refusal('rate_limited', 9),
      refusal('garbled', 0),
    ]);
  });

  it('is kept beside what others refuse, of its own project', async () => {
    const [one, other] = [newProjectId(), newProjectId()];
    await note(intakeRefusals.recorder(90), one, 'garbled', 1);
    await note(intakeRefusals.recorder(90), one, 'too_large', 2);
    expect(await intakeRefusals.read(store, one, NOW)).toEqual([refusal('too_large', 2), refusal('garbled', 1)]);
    expect(await intakeRefusals.read(store, other, NOW)).toEqual([]);
  });

  it('waits for nobody: of many instances at once one writes, and the others do ten seconds later', async () => {
    const id = newProjectId();
    const reasons = ['garbled', 'too_large', 'rate_limited', 'unreadable'] as const;
    const instances = reasons.map((reason) => ({ reason, record: intakeRefusals.recorder(90) }));
    store.sent.length = 0;
    await Promise.all(instances.map(({ record, reason }) => note(record, id, reason, 0)));
    expect(store.sent.length).toBeLessThanOrEqual(2 * reasons.length);
    for (const { record } of instances) await note(record, id, 'client_key_off', 10);
    const kept = await intakeRefusals.read(store, id, NOW);
    expect(kept.map(({ reason }) => reason).toSorted()).toEqual([...reasons, 'client_key_off'].toSorted());
  });

  it('does not become a failure when it cannot be written, and is written later', async () => {
    const id = newProjectId();
    const record = intakeRefusals.recorder(90);
    await note(
      record,
      id,
      'garbled',
      0,
      Object.assign(dyingStore(store, { call: 0, when: 'before' }), { sent: [], units: 0 }),
    );
    expect(await intakeRefusals.read(store, id, NOW)).toEqual([]);
    await note(record, id, 'too_large', 10);
    expect(await intakeRefusals.read(store, id, NOW)).toEqual([refusal('too_large', 10), refusal('garbled', 0)]);
  });

  it('is forgotten as events are', async () => {
    const id = newProjectId();
    await note(intakeRefusals.recorder(1), id, 'garbled', 0);
    expect(await intakeRefusals.read(store, id, at(86_400))).toEqual([]);
  });
});
