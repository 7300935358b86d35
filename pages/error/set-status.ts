import { changeError } from './change-error.ts';
import type { ErrorAt, ShownError } from './types.ts';

export type Status = ShownError['status'];

const DONE: Readonly<Record<Status, string>> = {
  resolved: 'Error resolved',
  ignored: 'Error ignored',
  unresolved: 'Error reopened',
};

/**
 * Sets the status of an error.
 * @param inNextRelease resolves it so that only a release later than those there are brings it back.
 */
export function setStatus(at: ErrorAt, status: Status, before: Status, inNextRelease = false): void {
  changeError(
    at,
    inNextRelease ? `${DONE[status]} in the next release` : DONE[status],
    { shown: { status }, sent: { status, in_next_release: inNextRelease } },
    { shown: { status: before }, sent: { status: before } },
  );
}
