import { isPrivateHost } from './public-host.ts';

export const MAX_API_URL_CHARACTERS = 255;

/** GitLab anchors the path at the root of the domain and allows doubled and trailing slashes. */
const PROJECT_PATH = /^\/api\/0\/projects\/+(?:([^/]+)\/+([^/]+)\/*)?$/;

/** Why an address is none that we would ever call. */
export type ApiUrlProblem =
  | 'api-url-too-long'
  | 'api-url-not-ascii'
  | 'api-url-with-tags'
  | 'api-url-malformed'
  | 'api-url-scheme'
  | 'api-url-with-credentials'
  | 'api-url-private';

/** Judges an address by GitLab's rules for public URLs. */
export function urlProblems(address: string): ApiUrlProblem[] {
  const problems: ApiUrlProblem[] = [];
  if (address.length > MAX_API_URL_CHARACTERS) problems.push('api-url-too-long');
  const blocked = reasonToBlock(address);
  if (blocked !== null) problems.push(blocked);
  return problems;
}

function reasonToBlock(address: string): ApiUrlProblem | null {
  // oxlint-disable-next-line no-control-regex -- anything outside printable ASCII is what we look for
  if (/[^\x21-\x7e]/.test(address)) return 'api-url-not-ascii';
  if (/[<>]/.test(address)) return 'api-url-with-tags';
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address) || !URL.canParse(address)) return 'api-url-malformed';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return 'api-url-scheme';
  // `URL` repairs what other parsers read as another host: `https:host`, `https:///host`, `https://host\@other`.
  if (!/^https?:\/\/[^/\\]/i.test(address) || address.includes('\\')) return 'api-url-malformed';
  if (username !== '' || password !== '') return 'api-url-with-credentials';
  return isPrivateHost(hostname) ? 'api-url-private' : null;
}

/** Organization and project of an address in Sentry's API; `null` if it is none, `project: null` if it ends before them. */
export function sentryProjectOf(address: string): { organization: string | null; project: string | null } | null {
  const match = URL.canParse(address) ? PROJECT_PATH.exec(new URL(address).pathname) : null;
  return match && { organization: match[1] ?? null, project: match[2] ?? null };
}

/** The page that a person opens: the address without Sentry's API prefix. */
export function externalUrl(address: string): string {
  return address.replace('api/0/projects/', '');
}

/** Rails' `titleize`, which GitLab applies to the project's slug: `sentry-rails` is shown as `Sentry Rails`. */
export function titleized(slug: string): string {
  return slug
    .replace(/([A-Z\d]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/-/g, '_')
    .replace(/^_+/, '')
    .replace(/_id$/, '')
    .replace(/_/g, ' ')
    .replace(/\b(?<![\w'’`()])[a-z]/g, (letter) => letter.toUpperCase());
}
