import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mailbox } from './mailbox.ts';
import { readMail } from './read-mail.ts';

export const MAIL_PATH = '/_local/mail';

/** Names of this machine: a page of another site that has its own name lead here is not to read mails. */
const HERE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Nothing runs, nothing is loaded; a mail's own styles apply in its frame. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Shows the mails that were sent, to this machine alone. @returns whether the request was for this page */
export function serveMails(mailbox: Mailbox, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const { pathname = '' } = URL.parse(incoming.url ?? '', 'http://localhost') ?? {};
  if (pathname !== MAIL_PATH && !pathname.startsWith(`${MAIL_PATH}/`)) return false;
  const [status, body] = answerTo(mailbox, incoming, pathname.slice(MAIL_PATH.length + 1));
  outgoing.writeHead(status, HEADERS).end(incoming.method === 'HEAD' ? undefined : body);
  return true;
}

function answerTo(mailbox: Mailbox, { method, headers, socket }: IncomingMessage, name: string): [number, string] {
  if (!LOOPBACK.test(socket.remoteAddress ?? '') || !HERE.test(headers.host ?? ''))
    return [403, page('Mails', '<p>Mails are shown to this machine alone.</p>')];
  if (method !== 'GET' && method !== 'HEAD') return [405, page('Mails', '<p>There is nothing but to read.</p>')];
  if (name === '') return [200, listPage(mailbox)];
  const source = mailbox.read(name);
  return source === null ? [404, page('Mails', '<p>There is no such mail.</p>')] : [200, mailPage(name, source)];
}

function listPage(mailbox: Mailbox): string {
  const rows = mailbox
    .list()
    .slice(0, 200)
    .map((name) => {
      const headers = new Map(readMail(mailbox.read(name)!).headers);
      const cells = ['Date', 'To'].map((one) => `<td>${escaped(headers.get(one) ?? '')}</td>`);
      const link = `<a href="${MAIL_PATH}/${escaped(name)}">${escaped(headers.get('Subject') || '(no subject)')}</a>`;
      return `<tr>${cells.join('')}<td>${link}</td></tr>`;
    });
  const table = `<table><tr><th>Date</th><th>To</th><th>Subject</th></tr>${rows.join('')}</table>`;
  return page('Mails', rows.length === 0 ? '<p>No mail was sent yet.</p>' : table);
}

function mailPage(name: string, source: string): string {
  const { headers, text, html } = readMail(source);
  const rows = headers.map(([key, value]) => `<tr><th>${escaped(key)}</th><td>${escaped(value)}</td></tr>`);
  const parts = [
    `<p><a href="${MAIL_PATH}">All mails</a></p><table>${rows.join('')}</table>`,
    `<h2>As HTML</h2><iframe sandbox srcdoc="${escaped(html)}"></iframe>`,
    `<h2>As text</h2><pre>${escaped(text)}</pre>`,
  ];
  return page(name, parts.join(''));
}

const STYLE =
  'body{font:16px system-ui;margin:2rem;max-width:70rem}th,td{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}' +
  'iframe{width:100%;height:30rem;border:1px solid #999;background:#fff}pre{white-space:pre-wrap;border:1px solid #999;padding:1rem}';

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style><h1>${escaped(title)}</h1>${content}</html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
