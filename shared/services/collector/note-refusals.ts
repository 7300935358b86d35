import { intakeReasonOf, intakeRefusal, type IntakeRefusal } from '../../domain/intake-refusal.ts';
import type { ReceivedRequest } from '../../domain/received-request.ts';
import { SwitchedOff } from '../../domain/refusals.ts';
import type { Store } from '../../store/table/store.ts';
import type { Admission } from './admission.ts';
import { collect, type CollectorParts } from './collect.ts';

/** Writes down, for the project to see, what was refused. It does not fail: the sender is told the refusal itself. */
export type NoteRefusal = (store: Store, projectId: number, refusal: IntakeRefusal, now: Date) => Promise<void>;

/**
 * Collects a request, and notes it where it is refused though its key is one of the project's. Who guesses keys leaves no
 * note, and what is taken costs nothing more.
 * @throws as `collect` does
 */
export async function collectAndNote(
  parts: CollectorParts,
  note: NoteRefusal,
  request: ReceivedRequest,
): Promise<{ id?: string }> {
  let known: string | null = null;
  const admission: Admission = async (store, projectId, publicKey, now) => {
    try {
      const admitted = await parts.admission(store, projectId, publicKey, now);
      known = publicKey;
      return admitted;
    } catch (refusal) {
      if (refusal instanceof SwitchedOff) known = publicKey;
      throw refusal;
    }
  };
  try {
    return await collect({ ...parts, admission }, request);
  } catch (refusal) {
    const reason = intakeReasonOf(refusal);
    if (known !== null && reason !== null) {
      const refused = intakeRefusal(reason, (refusal as Error).message, known, request);
      await note(parts.store, request.projectId, refused, request.receivedAt);
    }
    throw refusal;
  }
}
