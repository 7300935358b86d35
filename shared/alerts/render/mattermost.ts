import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { forMattermost, unlinked, unmentioned } from '../escape.ts';
import { fitted } from '../fit.ts';
import { colorOf } from './color.ts';

/**
 * Returns the body of an incoming webhook of Mattermost. A post takes 16,383 characters; attachments are counted apart, and are
 * kept within the same: https://developers.mattermost.com/integrate/webhooks/incoming/
 */
export function mattermostBody(message: AlertMessage): string {
  return fitted(message, { bytes: 16_000, alerts: 10 }, (shown) => ({
    text: `**${forMattermost(shown.headline)}**`,
    attachments: [
      ...shown.alerts.map(({ what, title, line, facts, url, urgency }) => ({
        fallback: unmentioned(unlinked(`${what}: ${title}`)),
        color: colorOf(urgency),
        title: forMattermost(title),
        ...(url !== '' && { title_link: url }),
        text: shown.isSingle ? '' : forMattermost([what, line].filter(Boolean).join(' · ')),
        ...(shown.isSingle && {
          fields: facts.map(([label, value]) => ({
            title: label,
            value: forMattermost(value),
            short: label !== 'Where',
          })),
        }),
      })),
      ...[shown.rest, shown.note].filter((line) => line !== null).map((line) => ({ fallback: line, text: line })),
    ],
  }));
}
