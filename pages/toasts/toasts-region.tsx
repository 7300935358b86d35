import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { useSubscription } from '../use-subscription.ts';
import { toasts } from './toasts.ts';

function takeBack(id: number, undo: () => void): void {
  toasts.close(id);
  undo();
}

/** Where short messages appear. It is there from the start, because a region that comes with its text is not said. */
export function Toasts() {
  useSubscription(toasts.subscribe);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.shown().map(({ id, text, tone, undo }) => (
        <div key={id} class={`toast toast-${tone}`}>
          <span>{text}</span>
          {undo !== undefined && (
            <button type="button" class="link-button" onClick={() => takeBack(id, undo)}>
              Undo <Kbd keys="z" />
            </button>
          )}
          <Button kind="quiet" label="Close message" onClick={() => toasts.close(id)}>
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </div>
  );
}
