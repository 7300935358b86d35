import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { sayFailed } from '../toasts/say-failed.ts';

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
      .catch((failure: unknown) => sayFailed(failed, failure))
      .finally(() => setBusy(false));
  };
  return (
    <Button kind="primary" onClick={() => void press()} isBusy={isBusy}>
      {children}
    </Button>
  );
}
