import { asSent } from '../event/as-sent.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { copyAndSay } from '../parts/copy-button.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { Menu } from '../parts/menu.tsx';
import { MenuItem } from '../parts/menu-item.tsx';
import { pathOf } from '../routes.ts';
import { useSetting } from '../settings/settings.ts';
import { eventMarkdown } from './event-markdown.ts';
import { stackText } from './stack-text.ts';
import { isOwn, type ErrorAt, type ShownError, type ShownEvent } from './types.ts';

interface CopyMenuProps {
  at: ErrorAt;
  error: ShownError;
  event: ShownEvent | null;
}

/** Copies what colleagues are told: the address of this event, its stack, or all that matters as Markdown. */
export function CopyMenu({ at, error, event }: CopyMenuProps) {
  const [isAsSent] = useSetting('stackAsSent');
  const copies = copiesOf(
    at,
    error,
    event && isOwn(event) && isAsSent ? { ...event, details: asSent(event.details) } : event,
  );
  useShortcuts(
    'Error',
    copies.map(({ keys, label, said, text }) => ({ keys, label, run: () => void copyAndSay(text(), said) })),
  );
  return (
    <Menu text="Copy">
      {(close) =>
        copies.map(({ keys, label, said, text }) => (
          <MenuItem key={keys} close={close} onClick={() => void copyAndSay(text(), said)}>
            {label} <Kbd keys={keys} />
          </MenuItem>
        ))
      }
    </Menu>
  );
}

function copiesOf({ project, error: id }: ErrorAt, error: ShownError, event: ShownEvent | null) {
  const own = event !== null && isOwn(event) ? event : null;
  const link = (): string =>
    location.origin + pathOf({ page: 'error', project, error: id, event: own?.event_id ?? null });
  const copies = [{ keys: 'y', label: 'Copy link to this event', said: 'Link copied', text: link }];
  if (own === null) return copies;
  return [
    ...copies,
    { keys: 'c', label: 'Copy stack', said: 'Stack copied', text: () => stackText(own.details) },
    { keys: 'm', label: 'Copy as Markdown', said: 'Markdown copied', text: () => eventMarkdown(error, own, link()) },
  ];
}
