import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { forGoogleChat } from '../escape.ts';
import { fitted } from '../fit.ts';
import type { ShownAlert, ShownMessage } from '../shown-message.ts';

/** Of all texts and cards together 32,000: https://developers.google.com/workspace/chat/create-messages */
const MAX_BYTES = 24_000;

/** Returns the body of an incoming webhook of Google Chat: a card, and what notifications say of it. */
export function googleChatBody(message: AlertMessage): string {
  return fitted(message, { bytes: MAX_BYTES, alerts: 10 }, (shown) => ({
    fallbackText: forGoogleChat(shown.headline),
    cardsV2: [{ cardId: message.id, card: cardOf(shown) }],
  }));
}

function cardOf(shown: ShownMessage): object {
  const below = [shown.rest, shown.note].filter((line) => line !== null);
  return {
    header: { title: forGoogleChat(shown.headline), subtitle: forGoogleChat(shown.project) },
    sections: [
      {
        widgets: [
          ...shown.alerts.map(widgetOf),
          ...below.map((text) => ({ textParagraph: { text } })),
          ...(shown.url === '' ? [] : [buttonTo(shown)]),
        ],
      },
    ].filter(({ widgets }) => widgets.length > 0),
  };
}

function widgetOf({ what, title, line, url }: ShownAlert): object {
  return {
    decoratedText: {
      topLabel: forGoogleChat(what),
      text: forCard(title),
      wrapText: true,
      ...(line !== '' && { bottomLabel: forGoogleChat(line) }),
      ...(url !== '' && { onClick: { openLink: { url } } }),
    },
  };
}

function buttonTo({ alerts, url, isSingle }: ShownMessage): object {
  const [first] = alerts;
  const link = isSingle && first ? first.url || url : url;
  const text = isSingle ? 'Open the error' : 'Open the project';
  return { buttonList: { buttons: [{ text, onClick: { openLink: { url: link } } }] } };
}

/** Text of a card knows some tags of HTML: https://developers.google.com/workspace/chat/format-messages#card-formatting */
function forCard(text: string): string {
  return forGoogleChat(text).replaceAll('&', '&amp;');
}
