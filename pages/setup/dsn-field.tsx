import { Field } from '../parts/field.tsx';
import { dsnOf } from './dsn.ts';

/** Takes a DSN from somebody who may not see the client keys. Kept out of the address, which is handed on. */
export function DsnField({ value, onChange }: { value: string; onChange: (dsn: string) => void }) {
  const isWrong = value !== '' && dsnOf(value) === null;
  return (
    <div class="card card-padded">
      <Field
        label="DSN"
        hint="Maintainers see a project’s client keys; they can give you the DSN of one."
        problem={isWrong ? 'This is not the DSN of a project here.' : null}
      >
        {(ids) => (
          <input
            {...ids}
            class="input mono"
            type="url"
            autocomplete="off"
            spellcheck={false}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value.trim())}
          />
        )}
      </Field>
    </div>
  );
}
