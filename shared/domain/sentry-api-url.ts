import { isPrivateHost } from './public-host.ts';

const LONGEST = 255;

/** GitLab anchors the path at the root of the domain and allows doubled and trailing slashes. */
const PROJECT_PATH = /^\/api\/0\/projects\/+(?:([^/]+)\/+([^/]+)\/*)?$/;

/** Why a string is no address that we would ever call: GitLab's public URL rules, its words where they are known. */
export function urlProblems(address: string): string[] {
  const problems = [];
  if (address.length > LONGEST) problems.push(`is too long (maximum is ${LONGEST} characters)`);
  const blocked = reasonToBlock(address);
  if (blocked !== null) problems.push(blocked);
  return problems;
}

function reasonToBlock(address: string): string | null {
  // oxlint-disable-next-line no-control-regex -- anything outside printable ASCII is what we look for
  if (/[^\x21-\x7e]/.test(address)) return 'is blocked: URI must be ascii only';
  if (/[<>]/.test(address)) return 'is blocked: HTML/CSS/JS tags are not allowed';
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address) || !URL.canParse(address)) return 'must be a valid URL';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return 'is blocked: Only allowed schemes are http, https';
  // `URL` repairs what other parsers read as another host: `https:host`, `https:///host`, `https://host\@other`.
  if (!/^https?:\/\/[^/\\]/i.test(address) || address.includes('\\')) return 'must be a valid URL';
  if (username !== '' || password !== '')
    return 'is blocked: a user name or password does not belong in it, give a token';
  return isPrivateHost(hostname) ? 'is blocked: Requests to localhost and the local network are not allowed' : null;
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
