/** Where a line of source can be seen: an address with placeholders for what an event says. */

/** `{file:/srv/app}` takes that directory off the files of frames that are named by their whole path. */
const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN = /^(?:path|release|version|line|file(?::[^{}]*)?)$/;

/** Why a text is no such address. */
export type SourceUrlProblem =
  | 'source-url-malformed'
  | 'source-url-scheme'
  | 'source-url-placeholder'
  | 'source-url-without-file';

/** Judges such an address. Scheme and host are without placeholders, because events say what stands for them. */
export function sourceUrlProblem(template: string): SourceUrlProblem | null {
  const names = [...template.matchAll(PLACEHOLDER)].map((match) => match[1]!);
  if (names.some((name) => !KNOWN.test(name))) return 'source-url-placeholder';
  const filled = template.replace(PLACEHOLDER, 'x');
  // Printable ASCII but quotes, angle and curly brackets, and the backslash that browsers take for a slash.
  if (!/^[!#-&(-;=?-[\]-_a-z|~]*$/i.test(filled)) return 'source-url-malformed';
  if (/^[a-z][a-z0-9+.-]*:/i.test(filled) && !/^https?:/i.test(filled)) return 'source-url-scheme';
  if (!/^https?:\/\/[^/?#{}@]+\/[^]*$/i.test(template) || !URL.canParse(filled)) return 'source-url-malformed';
  return names.some((name) => name.startsWith('file')) ? null : 'source-url-without-file';
}
