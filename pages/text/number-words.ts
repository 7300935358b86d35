const exact = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** From here on a number is shortened; the title says it in full. */
const SHORTENED_FROM = 10_000;

/** The API counts so many users one by one and estimates beyond. */
const COUNTED_USERS = 64;

/** `9,999`, `12.1K`. */
export function numberWords(value: number): string {
  return Math.abs(value) < SHORTENED_FROM ? exact.format(value) : compact.format(value);
}

/** `12,108`. */
export function exactNumber(value: number): string {
  return exact.format(value);
}

/** `1 event`, `1,204 events`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${exact.format(count)} ${count === 1 ? one : many}`;
}

/** A number of users: `≈ 1.2K` where it is an estimate. */
export function userWords(count: number): string {
  return count > COUNTED_USERS ? `≈ ${numberWords(count)}` : numberWords(count);
}

/** A share of a whole: `94%`; `<1%` for what is little but not nothing, `>99%` for what is not quite all. */
export function shareWords(part: number, whole: number): string {
  if (whole <= 0) return '0%';
  const share = part / whole;
  if (share > 0 && share < 0.01) return '<1%';
  return share < 1 && share > 0.99 ? '>99%' : percent.format(share);
}

const SIZES = ['B', 'KB', 'MB', 'GB'];

/** `512 B`, `1.5 MB`, by 1,024. */
export function sizeWords(bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** step;
  return `${exact.format(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} ${SIZES[step]}`;
}
