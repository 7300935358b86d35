const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Writes a number in Base64 VLQ. */
export function vlq(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = '';
  do {
    const more = Math.floor(rest / 32);
    text += DIGITS[(rest % 32) + (more > 0 ? 32 : 0)];
    rest = more;
  } while (rest > 0);
  return text;
}

/** A mapping: column; source, its line, its column; name. All zero-based, and of the whole map. */
export type Row =
  | readonly [number]
  | readonly [number, number, number, number]
  | readonly [number, number, number, number, number];

/** Writes mappings, given by lines of the script, each of them with its rows. */
export function mappingsOf(lines: readonly (readonly Row[])[]): string {
  const before = [0, 0, 0, 0, 0];
  return lines
    .map((rows) => {
      before[0] = 0;
      return rows
        .map((row) =>
          row
            .map((value, field) => {
              const text = vlq(value - before[field]!);
              before[field] = value;
              return text;
            })
            .join(''),
        )
        .join(',');
    })
    .join(';');
}
