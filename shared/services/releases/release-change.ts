import { RuleViolation } from '../../domain/refusals.ts';
import { commitsIn, headsIn } from '../../domain/release/commits.ts';
import type { Commit, ReleaseStatus } from '../../domain/release/release.ts';
import type { ReleaseChange } from './save-release.ts';

type Sent = readonly Readonly<Record<string, unknown>>[];

/** What clients of Sentry's Web API say of a release. */
export interface SentRelease {
  ref?: string | null;
  url?: string | null;
  status?: ReleaseStatus | null;
  dateStarted?: string | null;
  dateReleased?: string | null;
  commits?: Sent | null;
  refs?: Sent | null;
}

/** Reads what is said of a release. @throws RuleViolation that names the field. */
export function releaseChange(sent: SentRelease): ReleaseChange {
  const named = {
    ref: sent.ref,
    url: sent.url && httpUrl('url', sent.url),
    status: sent.status,
    started_at: sent.dateStarted,
    released_at: sent.dateReleased,
  };
  const given = Object.entries(named).filter(([, value]) => typeof value === 'string' && value !== '');
  return { attributes: Object.fromEntries(given), commits: commitsOf(sent) };
}

/** Heads of repositories are the newest commits, where nobody tells of the others. */
function commitsOf({ commits, refs }: SentRelease): Commit[] | null {
  if (commits && commits.length > 0) return orInvalid('commits', commitsIn(commits), 'id');
  return refs && refs.length > 0 ? orInvalid('refs', headsIn(refs), 'commit') : null;
}

function orInvalid(field: string, commits: Commit[] | null, key: string): Commit[] {
  const problem = `Each needs "${key}", a text of at most 64 bytes.`;
  if (commits === null) throw new RuleViolation({ code: 'field-invalid', field, problem });
  return commits;
}

/** Whoever sees an address may follow it. @throws RuleViolation for any but one by http or https. */
export function httpUrl(field: string, text: string): string {
  const parsed = URL.parse(text);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol))
    throw new RuleViolation({ code: 'field-invalid', field, problem: 'Enter a valid URL.' });
  return text;
}
