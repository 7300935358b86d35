import { oneLine } from '../text/foreign-text.ts';

interface SelectProps {
  /** Said by screen readers; shown only as the choice itself. */
  label: string;
  value: string;
  /** Value and text of each choice. */
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
}

/** One of a list of values. A value that is not in the list, from an address for example, is shown as it is. */
export function Select({ label, value, options, onChange }: SelectProps) {
  const all = options.some(([one]) => one === value) ? options : [[value, oneLine(value)] as const, ...options];
  return (
    <select class="select" aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {all.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}
