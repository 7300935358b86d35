import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { forSlack } from '../escape.ts';
import { fitted } from '../fit.ts';
import { cutEscaped } from '../plain-text.ts';
import type { ShownAlert, ShownMessage } from '../shown-message.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/ */
const MAX_HEADER_CHARACTERS = 150;
const MAX_TEXT_CHARACTERS = 3_000;

/** Returns the body of an incoming webhook of Slack. */
export function slackBody(message: AlertMessage): string {
  return fitted(message, { bytes: 16_000, alerts: 10 }, (shown) => ({
    // For notifications and screen readers.
    text: cutEscaped(shown.headline, MAX_TEXT_CHARACTERS, forSlack),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: cutEscaped(shown.headline, MAX_HEADER_CHARACTERS, forSlack), emoji: false },
      },
      ...shown.alerts.map((alert) => section(alertText(alert, shown))),
      ...below(shown),
    ],
  }));
}

function alertText({ what, title, line, facts, url }: ShownAlert, { isSingle }: ShownMessage): string {
  const link = linkTo(url, cutEscaped(title, 1_000, forSlack));
  return [
    isSingle ? `*${link}*` : `${forSlack(what)}: *${link}*`,
    cutEscaped(line, 800, forSlack),
    ...(isSingle ? rulesOf(facts) : []),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** `text` is escaped already; a bar would end the address. */
function linkTo(url: string, text: string): string {
  return url === '' ? text : `<${forSlack(url)}|${text.replaceAll('|', '¦')}>`;
}

function rulesOf(facts: ShownAlert['facts']): string[] {
  return facts
    .filter(([label]) => label.startsWith('Rule'))
    .map(([label, value]) => `${label}: ${cutEscaped(value, 500, forSlack)}`);
}

function below({ rest, note, url, project, isSingle }: ShownMessage): object[] {
  const open = isSingle || url === '' ? null : linkTo(url, `Open ${forSlack(project)}`);
  const lines = [rest, note, open].filter((line) => line !== null);
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}

/** `verbatim`: addresses and names in it are not made links, nor mentions. */
function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}
