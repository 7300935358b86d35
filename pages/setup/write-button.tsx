import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { apiErrorFrom } from '../api/api-error.ts';
import { Button } from '../parts/button.tsx';
import { toasts } from '../toasts/toasts.ts';

interface WriteButtonProps {
  run: () => Promise<void>;
  /** What is still so when it failed. */
  failed: string;
  children: ComponentChildren;
}

/** A button that changes something, and says so where it could not. */
export function WriteButton({ run, failed, children }: WriteButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const press = (): Promise<void> => {
    setBusy(true);
    return run()
      .catch((failure: unknown) => void toasts.add(`${failed} ${apiErrorFrom(failure).message}`, { tone: 'bad' }))
      .finally(() => setBusy(false));
  };
  return (
    <Button kind="primary" onClick={() => void press()} isBusy={isBusy}>
      {children}
    </Button>
  );
}
