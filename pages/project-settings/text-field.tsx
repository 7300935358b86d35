import type { ComponentChildren } from 'preact';
import { Field } from '../parts/field.tsx';

interface TextFieldProps {
  label: string;
  hint?: ComponentChildren;
  /** Goes on after the label: `is empty`. */
  problem?: string | undefined;
  type?: 'text' | 'password' | 'date';
  inputMode?: 'url' | 'numeric' | 'text';
  required?: boolean;
  /** What the browser takes, and how it says so. */
  pattern?: string;
  title?: string;
  value: string;
  onValue: (value: string) => void;
  /** When the field is left with another value. */
  onLeave?: (value: string) => void;
}

/** A field of one line. */
export function TextField(props: TextFieldProps) {
  const { label, hint, problem, type = 'text', inputMode = 'text', required = false, value, onValue, onLeave } = props;
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      problem={problem === undefined ? null : `${label} ${problem}`}
    >
      {(ids) => (
        <input
          {...ids}
          class="input"
          // Preact's types know each kind of input apart, but no choice of kinds.
          {...({ type } as { type: 'text' })}
          inputMode={inputMode}
          required={required}
          pattern={props.pattern}
          title={props.title}
          autocomplete="off"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
          onChange={(event) => onLeave?.(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
