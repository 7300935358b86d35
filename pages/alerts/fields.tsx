import { Field } from '../parts/field.tsx';
import { TextField } from '../project-settings/text-field.tsx';

interface FieldProps {
  label: string;
  hint?: string;
  /** Goes on after the label: `is empty`. */
  problem?: string | undefined;
  value: string;
  onValue: (value: string) => void;
}

/** A field of one value a line. */
export function LinesField({ label, hint, problem, value, onValue }: FieldProps) {
  return (
    <Field label={label} hint={hint ?? 'One a line.'} problem={problem && `${label} ${problem}`}>
      {(ids) => (
        <textarea
          {...ids}
          class="input"
          rows={2}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A field of a whole number. */
export function NumberField(props: FieldProps) {
  return <TextField {...props} required inputMode="numeric" pattern="[0-9]+" title="A whole number" />;
}
