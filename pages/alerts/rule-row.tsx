import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import { useNow } from '../parts/clock.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { toasts } from '../toasts/toasts.ts';
import { askedWords, filterWords, isMuted, minutesWords, toldWords } from './alert-words.ts';
import { Entry, EntryMenu, type Switched } from './entry.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { StateBadges } from './state-badges.tsx';
import { switchEntry } from './switch-entry.ts';
import type { Destination, Rule } from './types.ts';

interface RuleRowProps {
  project: string;
  rule: Rule;
  destinations: readonly Destination[] | null;
  isWritable: boolean;
}

/** A rule as a sentence, and what can be done about it. */
export function RuleRow({ project, rule, destinations, isWritable }: RuleRowProps) {
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const muted = isMuted(rule.muted_until, useNow());
  const label = oneLine(rule.name, 60);
  const at = { id: project, rule_id: rule.id };
  const close = (): void => setOpen(null);
  async function write(change: Partial<Switched>): Promise<void> {
    await call('updateAlertRule', { ...at, ...change });
    invalidate('listAlertRules');
  }
  async function remove(): Promise<void> {
    await call('deleteAlertRule', at);
    invalidate('listAlertRules');
    toasts.add(`Rule ${label} is deleted`);
  }
  return (
    <Entry
      label={label}
      actions={
        isWritable && (
          <EntryMenu
            of={rule}
            isMuted={muted}
            onEdit={() => setOpen('edit')}
            onSwitch={(change) => void switchEntry(label, rule, change, write)}
            onDelete={() => setOpen('delete')}
          />
        )
      }
    >
      <strong>
        <Foreign text={rule.name} length={100} />
      </strong>{' '}
      <StateBadges of={rule} isMuted={muted} />
      <p>
        {askedWords(rule)}, <Foreign text={toldWords(rule.destinations, destinations)} length={500} />
        {rule.send_resolved && `, also when it is ${rule.threshold === null ? 'resolved' : 'over'}`}.
      </p>
      {filterWords(rule.filters).map((filter) => (
        <p key={filter} class="muted">
          Only <Foreign text={filter} length={200} />
        </p>
      ))}
      {rule.cooldown_minutes > 0 && (
        <p class="muted small">The same error at most once in {minutesWords(rule.cooldown_minutes)}</p>
      )}
      {open === 'edit' && (
        <RuleDialog project={project} stored={rule} destinations={destinations ?? []} onClose={close} />
      )}
      {open === 'delete' && (
        <ConfirmDialog title={`Delete rule ${label}?`} action="Delete rule" onConfirm={remove} onClose={close}>
          <p>It tells nothing more. To pause it, mute it or switch it off.</p>
        </ConfirmDialog>
      )}
    </Entry>
  );
}
