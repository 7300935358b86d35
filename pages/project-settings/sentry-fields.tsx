import type { Problems } from './field-problems.ts';
import { partsOf } from './sentry-address.ts';
import { tokenHint, type Draft, type Settings } from './settings-draft.ts';
import { TextField } from './text-field.tsx';

interface SentryFieldsProps {
  draft: Draft;
  stored: Settings | null;
  problems: Problems;
  isWritable: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

/** Which Sentry keeps the errors. */
export function SentryFields({ draft, stored, problems: { fields }, isWritable, onChange }: SentryFieldsProps) {
  // A whole address of the API that was pasted falls into its parts.
  const takeApart = (value: string): void => {
    const parts = partsOf(value.trim());
    if (parts.organization !== '' && parts.project !== '') onChange(parts);
  };
  return (
    <fieldset class="stack settings-fields" disabled={!isWritable}>
      <legend class="visually-hidden">External Sentry</legend>
      <TextField
        label="API URL"
        hint="Where that Sentry is, such as https://sentry.io. A whole address …/api/0/projects/ORGANIZATION/PROJECT is understood, too."
        problem={fields['address']}
        required
        inputMode="url"
        value={draft.address}
        onValue={(address) => onChange({ address })}
        onLeave={takeApart}
      />
      <div class="settings-pair">
        <TextField
          label="Organization"
          hint="Its slug, as in Sentry’s addresses."
          problem={fields['organization']}
          value={draft.organization}
          onValue={(organization) => onChange({ organization })}
        />
        <TextField
          label="Project"
          hint="Its slug."
          problem={fields['project']}
          value={draft.project}
          onValue={(project) => onChange({ project })}
        />
      </div>
      <TextField
        label="Token"
        hint={tokenHint(draft, stored)}
        problem={fields['token']}
        type="password"
        value={draft.token}
        onValue={(token) => onChange({ token })}
      />
    </fieldset>
  );
}
