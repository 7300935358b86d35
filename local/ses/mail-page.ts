import type { IncomingMessage, ServerResponse } from 'node:http';
import { escaped, serveHere, type OwnPage } from '../own-page.ts';
import { OWN_LINK } from '../sns/links.ts';
import type { Mailbox } from './mailbox.ts';
import { readMail } from './read-mail.ts';

export const MAIL_PATH = '/_local/mail';

/** Shows the mails that were sent, to this machine alone. @returns whether the request was for this page */
export function serveMails(mailbox: Mailbox, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const { pathname = '' } = URL.parse(incoming.url ?? '', 'http://localhost') ?? {};
  if (pathname !== MAIL_PATH && !pathname.startsWith(`${MAIL_PATH}/`)) return false;
  const name = pathname.slice(MAIL_PATH.length + 1);
  serveHere(incoming, outgoing, { methods: ['GET', 'HEAD'], pageOf: () => pageOf(mailbox, name) });
  return true;
}

function pageOf(mailbox: Mailbox, name: string): OwnPage {
  if (name === '') return { status: 200, title: 'Mails', content: listOf(mailbox) };
  const source = mailbox.read(name);
  if (source === null) return { status: 404, title: 'Mails', content: '<p>There is no such mail.</p>' };
  return { status: 200, title: name, content: mailOf(source) };
}

function listOf(mailbox: Mailbox): string {
  const rows = mailbox
    .list()
    .slice(0, 200)
    .map((name) => {
      const headers = new Map(readMail(mailbox.read(name)!).headers);
      const cells = ['Date', 'To'].map((one) => `<td>${escaped(headers.get(one) ?? '')}</td>`);
      const subject = escaped(headers.get('Subject') || '(no subject)');
      return `<tr>${cells.join('')}<td><a href="${MAIL_PATH}/${escaped(name)}">${subject}</a></td></tr>`;
    });
  if (rows.length === 0) return '<p>No mail was sent yet.</p>';
  return `<table><tr><th>Date</th><th>To</th><th>Subject</th></tr>${rows.join('')}</table>`;
}

function mailOf(source: string): string {
  const { headers, text, html } = readMail(source);
  const rows = headers.map(([key, value]) => `<tr><th>${escaped(key)}</th><td>${escaped(value)}</td></tr>`);
  const parts = [
    `<p><a href="${MAIL_PATH}">All mails</a></p><table>${rows.join('')}</table>`,
    ...(html === '' ? [] : [`<h2>As HTML</h2><iframe sandbox srcdoc="${escaped(html)}"></iframe>`]),
    `<h2>As text</h2><pre>${linked(text)}</pre>`,
  ];
  return parts.join('');
}

/** A text in which links of SNS's mails can be followed: by their path, because the port may be another one today. */
function linked(text: string): string {
  const parts = text.split(OWN_LINK);
  return parts.map((part, index) => (index % 2 === 1 ? link(part) : escaped(part))).join('');
}

function link(address: string): string {
  const { pathname, search } = new URL(address);
  return `<a href="${escaped(pathname + search)}">${escaped(address)}</a>`;
}
