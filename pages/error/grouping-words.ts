import type { EventEntity } from '../../shared/present/gitlab/event.ts';

type Grouping = NonNullable<EventEntity['details']['grouping']>;

/** Why an event counts in its error, in words. */
export function groupingWords(rule: Grouping['rule']): string {
  switch (rule) {
    case 'fingerprint':
      return 'By the fingerprint that the SDK sent.';
    case 'stack':
      return 'By the kinds of its exceptions and the frames of the application’s own code.';
    case 'exception':
      return 'By type and message of the exceptions: no frame could be used.';
    case 'message':
      return 'By the message, without what varies in it.';
    case 'fallback':
      return 'By platform, logger and transaction: it has neither exception nor message.';
  }
}

/** Why there is no such reason to show. */
export const NO_GROUPING =
  'Cannot be told again: what it was grouped by was trimmed away, the rules were older, or there were too many new errors.';
