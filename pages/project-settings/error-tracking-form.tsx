import { useState } from 'preact/hooks';
import { call } from '../api/call.ts';
import { invalidate } from '../api/resources.ts';
import type { DataOf } from '../api/types.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Banner } from '../parts/states.tsx';
import { toasts } from '../toasts/toasts.ts';
import { Choice } from './choice.tsx';
import { FormProblem } from './form-problem.tsx';
import { SentryFields } from './sentry-fields.tsx';
import { changeOf, draftOf, type Draft, type Mode, type Settings } from './settings-draft.ts';
import { SourceField } from './source-field.tsx';
import { useWrite } from './use-write.ts';

const NAMES = {
  'api url': 'address',
  api_url: 'address',
  project: 'project',
  token: 'token',
  'source url': 'source',
  source_url: 'source',
};

const MODES: readonly (readonly [Mode, label: string, hint: string])[] = [
  ['integrated', 'Integrated', 'SDKs send to Glet, which groups and keeps the errors.'],
  [
    'sentry',
    'External Sentry',
    'Errors stay in a Sentry and are read from there. Events that SDKs send here are refused.',
  ],
  ['off', 'Off', 'Events are refused, and no errors are shown. Those that are kept come back when it is switched on.'],
];

interface ErrorTrackingFormProps {
  project: DataOf<'getProject'>;
  /** `null`: nothing has been set yet. */
  stored: Settings | null;
  isWritable: boolean;
}

/** Where a project's errors are kept, and whether secrets are taken out of them. */
export function ErrorTrackingForm({ project, stored, isWritable }: ErrorTrackingFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(stored));
  const { isBusy, problems, run } = useWrite(NAMES);
  const change = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const save = (event: Event): void => {
    event.preventDefault();
    void run(async () => {
      const { data } = await call('putSettings', { id: project.id, ...changeOf(draft, stored) });
      setDraft(draftOf(data));
      invalidate('getSettings', 'listClientKeys', 'getEvent', 'getLatestEvent', 'getOldestEvent');
      toasts.add('Error tracking is saved');
    });
  };
  return (
    <Card title="Error tracking" id="error-tracking">
      <form class="stack" onSubmit={save}>
        <FormProblem problems={problems} />
        <fieldset class="choices" disabled={!isWritable}>
          <legend>Where errors are kept</legend>
          {MODES.map(([mode, label, hint]) => (
            <Choice
              key={mode}
              type="radio"
              name="mode"
              label={label}
              hint={hint}
              isChecked={draft.mode === mode}
              onChange={() => change({ mode })}
            />
          ))}
        </fieldset>
        {draft.mode === 'sentry' && (
          <SentryFields draft={draft} stored={stored} problems={problems} isWritable={isWritable} onChange={change} />
        )}
        <fieldset class="choices" disabled={!isWritable}>
          <legend>Secrets</legend>
          <Choice
            type="checkbox"
            label="Scrub secrets"
            hint="Passwords, keys, card numbers and the like are taken out of events before they are stored."
            isChecked={draft.scrub}
            onChange={(scrub) => change({ scrub })}
          />
        </fieldset>
        <SourceField project={project} draft={draft} problems={problems} isWritable={isWritable} onChange={change} />
        {!draft.scrub && (
          <Banner tone="warning">
            Events are stored as they are sent: passwords and keys in them can be read by everybody who may read errors,
            for as long as the events are kept. Switching it on again does not clean what is stored.
          </Banner>
        )}
        {isWritable && (
          <div class="cluster">
            <Button kind="primary" type="submit" isBusy={isBusy}>
              Save error tracking
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
