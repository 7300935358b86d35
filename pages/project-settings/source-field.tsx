import type { DataOf } from '../api/types.ts';
import { Foreign } from '../parts/foreign.tsx';
import type { Problems } from './field-problems.ts';
import type { Draft } from './settings-draft.ts';
import { sourceExample } from './source-example.ts';
import { TextField } from './text-field.tsx';

interface SourceFieldProps {
  project: DataOf<'getProject'>;
  draft: Draft;
  problems: Problems;
  isWritable: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

/** Takes where a line of source can be seen, and shows what becomes of it. */
export function SourceField({ project, draft, problems, isWritable, onChange }: SourceFieldProps) {
  const example = sourceExample(draft.source.trim(), project.path_with_namespace);
  return (
    <fieldset class="stack-small settings-fields" disabled={!isWritable}>
      <legend class="visually-hidden">Repository</legend>
      <TextField
        label="Source link"
        hint="Such as https://gitlab.example.com/{path}/-/blob/{version}/{file}#L{line}. {release} is that of the event, {version} what is behind its @; {file:/srv/app/} takes that directory off whole paths."
        problem={problems.fields['source']}
        inputMode="url"
        value={draft.source}
        onValue={(source) => onChange({ source })}
      />
      {example !== '' && (
        <p class="small muted">
          Line 12 of src/orders.js in app@1.0.0: <Foreign text={example} length={600} />
        </p>
      )}
    </fieldset>
  );
}
