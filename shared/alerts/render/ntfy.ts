import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { fitted } from '../fit.ts';
import { byteLength, cut } from '../plain-text.ts';
import type { ShownMessage, Urgency } from '../shown-message.ts';

/** A longer message would become a file: https://docs.ntfy.sh/publish/#limitations */
const MAX_MESSAGE_BYTES = 3_800;
/** The server reads twice as much of a JSON body as of a message. */
const MAX_BYTES = 7_000;
const MAX_TITLE_CHARACTERS = 250;

/** https://docs.ntfy.sh/publish/#message-priority: 3 is the usual one, from 4 on a phone makes itself heard for longer. */
const PRIORITIES: Readonly<Record<Urgency, number>> = { critical: 5, error: 4, warning: 3, info: 2, over: 2 };
/** Names of emoji, which go before the title. */
const TAGS: Readonly<Record<Urgency, string>> = {
  critical: 'rotating_light',
  error: 'rotating_light',
  warning: 'warning',
  info: 'information_source',
  over: 'white_check_mark',
};

/** Returns the body that is posted to the root of an ntfy server. Its text is plain, so nothing is escaped. */
export function ntfyBody(message: AlertMessage, topic: string): string {
  return fitted(message, { bytes: MAX_BYTES, alerts: 5, fits }, (shown) => ({
    topic,
    title: cut(shown.headline, MAX_TITLE_CHARACTERS),
    message: textOf(shown),
    ...(addressOf(shown) !== '' && { click: addressOf(shown) }),
    tags: [TAGS[shown.urgency]],
    priority: PRIORITIES[shown.urgency],
    markdown: false,
  }));
}

function fits(shown: ShownMessage): boolean {
  return byteLength(textOf(shown)) <= MAX_MESSAGE_BYTES;
}

function textOf(shown: ShownMessage): string {
  const lines = shown.isSingle
    ? shown.alerts.flatMap(({ facts }) => facts.map(([label, value]) => `${label}: ${value}`))
    : shown.alerts.map(({ what, title, line }) => [`• ${what}: ${title}`, line].filter(Boolean).join('\n'));
  return [...lines, shown.rest, shown.note].filter((line) => line !== null).join('\n') || shown.headline;
}

function addressOf({ isSingle, alerts, url }: ShownMessage): string {
  return (isSingle && alerts[0]?.url) || url;
}
