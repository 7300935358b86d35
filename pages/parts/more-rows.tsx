import type { ApiError } from '../api/api-error.ts';
import type { Page } from '../api/types.ts';
import { Button } from './button.tsx';

interface MoreRowsProps {
  list: { next: Page | null; more: (() => void) | null; isMoreLoading: boolean; moreError: ApiError | null };
  /** What the button says. */
  text: string;
}

/** Shows the next page of a list, or says why it did not come and asks for it again. Nothing at the end of the list. */
export function MoreRows({ list: { next, more, isMoreLoading, moreError }, text }: MoreRowsProps) {
  if (next === null && !isMoreLoading) return null;
  return (
    <div class="cluster">
      <Button isBusy={more === null} onClick={() => more?.()}>
        {moreError === null ? text : 'Try again'}
      </Button>
      {moreError !== null && <p role="alert">More did not come. {moreError.message}</p>}
    </div>
  );
}
