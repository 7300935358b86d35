import type { ComponentChildren } from 'preact';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { MenuItem } from '../parts/menu-item.tsx';
import { silences } from '../snooze/snooze-words.ts';

interface EntryProps {
  label: string;
  children: ComponentChildren;
  actions?: ComponentChildren;
  /** Below all of it. */
  after?: ComponentChildren;
}

/** A row of a list: what it says, and what can be done about it. */
export function Entry({ label, children, actions, after }: EntryProps) {
  return (
    <li aria-label={label}>
      <div class="settings-row">
        <div class="settings-row-what">{children}</div>
        <div class="cluster">{actions}</div>
      </div>
      {after}
    </li>
  );
}

/** What of a rule or a destination is switched. */
export interface Switched {
  enabled: boolean;
  muted_until: string | null;
}

interface EntryMenuProps {
  of: Switched;
  isMuted: boolean;
  onEdit: () => void;
  onSwitch: (change: Partial<Switched>) => void;
  onDelete: () => void;
  /** More of it. */
  children?: (close: () => void) => ComponentChildren;
}

/** Edit, and what is done more seldom: mute, switch off, delete. */
export function EntryMenu({ of, isMuted, onEdit, onSwitch, onDelete, children }: EntryMenuProps) {
  return (
    <>
      <Button onClick={onEdit}>Edit</Button>
      <Menu text={<Icon name="more" />} label="More">
        {(close) => (
          <>
            {isMuted ? (
              <MenuItem close={close} onClick={() => onSwitch({ muted_until: null })}>
                Unmute
              </MenuItem>
            ) : (
              silences(new Date()).map(([text, until]) => (
                <MenuItem
                  key={text}
                  close={close}
                  onClick={() => onSwitch({ muted_until: new Date(until).toISOString() })}
                >
                  Mute {text.toLowerCase()}
                </MenuItem>
              ))
            )}
            <MenuItem close={close} onClick={() => onSwitch({ enabled: !of.enabled })}>
              Switch {of.enabled ? 'off' : 'on'}
            </MenuItem>
            {children?.(close)}
            <MenuItem close={close} onClick={onDelete}>
              Delete …
            </MenuItem>
          </>
        )}
      </Menu>
    </>
  );
}
