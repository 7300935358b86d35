import type { Sent } from '../api/types.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Destination } from './types.ts';

/** What the form of a destination holds. Address and token are never those that are stored: the API does not show them. */
export interface DestinationDraft {
  readonly name: string;
  readonly url: string;
  readonly token: string;
  readonly header: string;
  readonly topic: string;
  readonly project: string;
  readonly labels: string;
  readonly isConfidential: boolean;
  readonly emails: string;
  readonly minutes: string;
}

/** The form as it is opened; `null`: for a new one. */
export function destinationDraft(kind: Kind, stored: Destination | null): DestinationDraft {
  return {
    name: stored?.name ?? KINDS[kind].name,
    url: stored === null && kind === 'ntfy' ? 'https://ntfy.sh' : '',
    token: '',
    header: stored?.header_name ?? '',
    topic: stored?.topic ?? '',
    project: stored?.gitlab_project ?? '',
    labels: lined(stored?.labels),
    isConfidential: stored?.confidential ?? true,
    emails: lined(stored?.emails),
    minutes: String(stored?.window_minutes ?? 5),
  };
}

/** What is sent for a form: all that its kind has, of what is secret only what was typed. */
export function destinationSent(
  kind: Kind,
  draft: DestinationDraft,
): Omit<Sent<'createAlertDestination'>, 'id' | 'kind'> {
  const { hasHeader, hasTopic, hasIssue, hasEmails } = KINDS[kind];
  return {
    name: draft.name.trim(),
    window_minutes: Number(draft.minutes),
    ...(draft.url.trim() !== '' && { url: draft.url.trim() }),
    ...(draft.token !== '' && { token: draft.token }),
    ...(hasHeader && { header_name: draft.header.trim() || null }),
    ...(hasTopic && { topic: draft.topic.trim() }),
    ...(hasIssue && {
      gitlab_project: draft.project.trim(),
      labels: listed(draft.labels),
      confidential: draft.isConfidential,
    }),
    ...(hasEmails && { emails: listed(draft.emails) }),
  };
}

/** A text of one value a line, and back: values may have commas and spaces in them. */
export const lined = (values: readonly string[] | null | undefined): string => (values ?? []).join('\n');
export const listed = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
