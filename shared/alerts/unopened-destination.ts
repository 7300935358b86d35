import type { AlertDestination, DestinationSecrets } from '../domain/alerts/alert-destination.ts';
import type { AlertProblem } from '../domain/alerts/alert-problem.ts';
import { isGiven, type DestinationChange } from './changed-destination.ts';
import { FIELDS } from './destination-fields.ts';
import { PAGERDUTY_URL } from './render/pagerduty.ts';

type Unopened = Pick<AlertDestination, 'kind' | 'options' | 'shown_address'>;

/** Tells whether a change of such a destination concerns what is sealed. What does not leaves it as it is. */
export function needsSecrets({ kind, options }: Unopened, change: DestinationChange): boolean {
  const { takes } = FIELDS[kind];
  const isHeaded = options.header_name !== undefined;
  return (
    takes.some((field) => (field === 'url' || field === 'token') && change[field] !== undefined) ||
    // A header and its value come and go together.
    (change.header_name !== undefined && isGiven(change.header_name?.trim()) !== isHeaded)
  );
}

/** Says what has to be given besides, since nothing of what is sealed can be kept; `null`: nothing is missing. */
export function missingSecret(
  { kind, options, shown_address }: Unopened,
  change: DestinationChange,
): AlertProblem | null {
  const { takes, needs } = FIELDS[kind];
  // The usual one of PagerDuty is nobody's secret.
  const isUsual = kind === 'pagerduty' && shown_address.startsWith(`${new URL(PAGERDUTY_URL).origin}/`);
  if (takes.includes('url') && change.url === undefined && !isUsual) return { field: 'url', problem: AS_WELL };
  const isHeaded = isGiven(change.header_name === undefined ? options.header_name : change.header_name?.trim());
  const isWanted = needs.includes('token') || isHeaded;
  return isWanted && change.token === undefined ? { field: 'token', problem: AS_WELL } : null;
}

const AS_WELL = 'what is stored of it cannot be read any more, so give it again as well';

/** What stands in for secrets that stay sealed while the rest is checked: they were found right when they were sealed. */
export function standIns({ kind, options }: Unopened): DestinationSecrets {
  const { takes, needs } = FIELDS[kind];
  const hasToken = needs.includes('token') || options.header_name !== undefined;
  return { ...(takes.includes('url') && { url: 'https://sealed.invalid/' }), ...(hasToken && { token: 'sealed' }) };
}
