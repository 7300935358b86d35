import type { Frame } from './error-event.ts';

/** Query and fragment are no part of a file's name. Addresses of webpack are names already. */
const ADDRESS = /^(?!webpack)[a-z][a-z\d+.-]{0,40}:\/\/[^/?#]*([^?#]*)/i;

/**
 * A frame's `filename` and `abs_path`, each made out of the other where the SDK sends one alone, as Sentry does
 * (https://develop.sentry.dev/sdk/data-model/event-payloads/stacktrace/): `/dist/app.js` of `https://a.example/dist/app.js`.
 */
export function fileOfFrame({ filename, abs_path }: Frame): Pick<Frame, 'filename' | 'abs_path'> {
  if (filename !== null && abs_path !== null) return { filename, abs_path };
  const sent = filename ?? abs_path;
  return { filename: sent === null ? null : nameIn(sent), abs_path: sent };
}

function nameIn(sent: string): string {
  const path = ADDRESS.exec(sent)?.[1];
  return path === undefined ? sent : path || '/';
}
