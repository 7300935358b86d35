import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { fitted } from '../fit.ts';
import type { ShownAlert, ShownMessage } from '../shown-message.ts';

/** A message takes 28 KB (https://learn.microsoft.com/microsoftteams/limits-specifications-teams), of which the workflow needs some. */
const MAX_BYTES = 20_000;

/**
 * Returns the body that a workflow "When a Teams webhook request is received" posts as a card. Texts are runs, which know no
 * markup (https://adaptivecards.io/explorer/TextRun.html); a mention would be an entity of the card, and there is none.
 */
export function teamsBody(message: AlertMessage): string {
  return fitted(message, { bytes: MAX_BYTES, alerts: 10 }, (shown) => ({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: cardOf(shown) }],
  }));
}

function cardOf(shown: ShownMessage): object {
  const [first] = shown.alerts;
  const address = shown.isSingle && first ? first.url : shown.url;
  const title = shown.isSingle ? 'Open the error' : 'Open the project';
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      text([{ text: shown.headline, size: 'large', weight: 'bolder' }]),
      ...shown.alerts.flatMap((alert) => alertOf(alert, shown.isSingle)),
      ...[shown.rest, shown.note].filter((line) => line !== null).map((line) => text([{ text: line }])),
    ],
    ...(address !== '' && { actions: [{ type: 'Action.OpenUrl', title, url: address }] }),
    msteams: { width: 'Full' },
  };
}

function alertOf({ what, title, line, facts, url }: ShownAlert, isSingle: boolean): object[] {
  if (isSingle) {
    return facts.map(([label, value]) => text([{ text: `${label}: `, weight: 'bolder' }, { text: value }]));
  }
  const link = url === '' ? {} : { selectAction: { type: 'Action.OpenUrl', url } };
  return [
    text([{ text: `${what}: ` }, { text: title, weight: 'bolder', ...link }], 'medium'),
    ...(line === '' ? [] : [text([{ text: line, isSubtle: true }])]),
  ];
}

function text(runs: readonly object[], spacing?: 'medium'): object {
  return {
    type: 'RichTextBlock',
    ...(spacing && { spacing }),
    inlines: runs.map((run) => ({ type: 'TextRun', ...run })),
  };
}
