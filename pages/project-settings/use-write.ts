import { useState } from 'preact/hooks';
import { apiErrorFrom } from '../api/api-error.ts';
import { NO_PROBLEMS, problemsIn, type FieldNames, type Problems } from './field-problems.ts';

interface Write {
  isBusy: boolean;
  problems: Problems;
  /** Runs a write, one at a time; what the API refuses is in `problems` then. @returns whether it was done. */
  run: (write: () => Promise<unknown>) => Promise<boolean>;
}

/** The state of a form that writes through the API. `names`: what the API calls its fields. */
export function useWrite(names: FieldNames = {}): Write {
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  async function run(write: () => Promise<unknown>): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    setProblems(NO_PROBLEMS);
    try {
      await write();
      return true;
    } catch (failure) {
      setProblems(problemsIn(apiErrorFrom(failure), names));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, problems, run };
}
