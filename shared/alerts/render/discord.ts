import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { forMarkdown, unlinked } from '../escape.ts';
import { fitted } from '../fit.ts';
import { cutEscaped } from '../plain-text.ts';
import type { ShownAlert, ShownMessage } from '../shown-message.ts';
import { colorOf } from './color.ts';

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const MAX_CONTENT_CHARACTERS = 2_000;
const MAX_TITLE_CHARACTERS = 256;
const MAX_VALUE_CHARACTERS = 1_024;
const MAX_EMBEDS = 10;
const MAX_EMBEDS_CHARACTERS = 6_000;

/** Returns the body of a webhook of Discord. */
export function discordBody(message: AlertMessage): string {
  return fitted(message, { bytes: 100_000, alerts: MAX_EMBEDS - 1, fits }, (shown) => ({
    content: cutEscaped(unlinked(shown.headline), MAX_CONTENT_CHARACTERS, forMarkdown),
    allowed_mentions: { parse: [] },
    embeds: embedsOf(shown),
  }));
}

interface Embed {
  title?: string;
  url?: string;
  description?: string;
  color?: number;
  timestamp?: string;
  fields?: { name: string; value: string; inline: boolean }[];
}

function embedsOf(shown: ShownMessage): Embed[] {
  const below = [shown.rest, shown.note].filter((line) => line !== null).join('\n');
  return [
    ...shown.alerts.map((alert) => embedOf(alert, shown.isSingle)),
    ...(below === ''
      ? []
      : [{ description: below, ...(shown.url !== '' && { title: 'Open the project', url: shown.url }) }]),
  ];
}

function embedOf({ what, title, line, facts, url, urgency, at }: ShownAlert, isSingle: boolean): Embed {
  const fields = facts.map(([label, value]) => ({
    name: label,
    value: cutEscaped(unlinked(value), MAX_VALUE_CHARACTERS, forMarkdown),
    inline: label !== 'Where',
  }));
  return {
    title: cutEscaped(unlinked(title), MAX_TITLE_CHARACTERS, forMarkdown),
    ...(url !== '' && { url }),
    ...(isSingle ? { fields } : { description: forMarkdown(unlinked([what, line].filter(Boolean).join(' · '))) }),
    color: Number.parseInt(colorOf(urgency).slice(1), 16),
    timestamp: at,
  };
}

function fits(shown: ShownMessage): boolean {
  const characters = embedsOf(shown).flatMap(({ title = '', description = '', fields = [] }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return characters.join('').length <= MAX_EMBEDS_CHARACTERS;
}
