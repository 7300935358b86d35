import { TextField } from './text-field.tsx';

interface ExpiryFieldProps {
  value: string;
  onValue: (value: string) => void;
  problem: string | undefined;
  /** What an empty field means. */
  empty: string;
}

/** The day on which a token ends. */
export function ExpiryField({ value, onValue, problem, empty }: ExpiryFieldProps) {
  return (
    <TextField
      label="Expires on"
      hint={`The first day on which it is refused, in UTC. ${empty}`}
      type="date"
      problem={problem}
      value={value}
      onValue={onValue}
    />
  );
}
