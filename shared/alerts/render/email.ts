import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { forHtml } from '../escape.ts';
import type { Mail } from '../mail.ts';
import { cut } from '../plain-text.ts';
import { shownMessage, type ShownAlert, type ShownMessage } from '../shown-message.ts';
import { colorOf } from './color.ts';

const MAX_SUBJECT_CHARACTERS = 200;
const ROOM = { alerts: 20, characters: 500 };

/** Writes the mail of a message. */
export function mailOf(message: AlertMessage, to: readonly string[]): Mail {
  const shown = shownMessage(message, ROOM);
  return {
    to,
    subject: cut(shown.headline, MAX_SUBJECT_CHARACTERS),
    text: textOf(shown),
    html: htmlOf(shown),
    headers: headersOf(message, shown),
  };
}

/**
 * Mails of one error become one thread by what all of them refer to: a message id that no mail has, because SES gives each its
 * own whatever is asked for (https://docs.aws.amazon.com/ses/latest/dg/header-fields.html). `Auto-Submitted` keeps those who
 * are away from answering (RFC 3834).
 */
function headersOf({ project, alerts }: AlertMessage, { url }: ShownMessage): Record<string, string> {
  const host = url === '' ? 'glet.invalid' : new URL(url).hostname.replaceAll(/[[\]]/g, '');
  const ids = new Set(alerts.map(({ error }) => error?.id ?? 0));
  const thread = `<glet-${project.id}-${ids.size === 1 ? [...ids][0] : 'digest'}@${host}>`;
  return {
    References: thread,
    'In-Reply-To': thread,
    'Auto-Submitted': 'auto-generated',
    'List-Id': `<project-${project.id}.${host}>`,
    // A page: who may change the destination takes the address out of it.
    ...(url !== '' && { 'List-Unsubscribe': `<${url.replace(/error_tracking$/, 'alerts')}>` }),
  };
}

function textOf(shown: ShownMessage): string {
  const alerts = shown.alerts.map((alert) =>
    [
      ...(shown.isSingle ? [] : [`${alert.what}: ${alert.title}`]),
      ...alert.facts
        .filter(([label]) => shown.isSingle || label !== 'Project')
        .map(([label, value]) => `${label}: ${value}`),
      alert.url,
    ].join('\n'),
  );
  return [shown.headline, ...alerts, shown.rest, shown.note, footer(shown)]
    .filter((part) => part !== null)
    .join('\n\n');
}

function footer({ project, url }: ShownMessage): string {
  return `You get this because your address is among the alert destinations of ${project}.${url === '' ? '' : `\n${url}`}`;
}

function htmlOf(shown: ShownMessage): string {
  const below = [shown.rest, shown.note].filter((line) => line !== null).map((line) => `<p>${forHtml(line)}</p>`);
  const project = shown.url === '' ? forHtml(shown.project) : link(shown.url, shown.project);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${forHtml(shown.headline)}</title></head>`,
    '<body style="font:16px/1.4 system-ui,sans-serif;max-width:40em;margin:0 auto;padding:1em;overflow-wrap:anywhere">',
    `<h1 style="font-size:1.2em">${forHtml(shown.headline)}</h1>`,
    ...shown.alerts.map((alert) => alertHtml(alert, shown.isSingle)),
    ...below,
    `<p style="color:#59636e;font-size:.85em">You get this because your address is among the alert destinations of ${project}.</p>`,
    '</body></html>',
  ].join('\n');
}

function alertHtml({ what, title, facts, url, urgency }: ShownAlert, isSingle: boolean): string {
  const rows = facts
    .filter(([label]) => isSingle || label !== 'Project')
    .map(
      ([label, value]) =>
        `<tr><td style="padding-right:1em;color:#59636e">${label}</td><td>${forHtml(value)}</td></tr>`,
    );
  return [
    `<div style="border-left:4px solid ${colorOf(urgency)};padding-left:1em;margin:1em 0">`,
    `<p style="margin:0">${forHtml(what)}<br><strong>${url === '' ? forHtml(title) : link(url, title)}</strong></p>`,
    `<table>${rows.join('')}</table></div>`,
  ].join('\n');
}

function link(url: string, text: string): string {
  return `<a href="${forHtml(url)}">${forHtml(text)}</a>`;
}
