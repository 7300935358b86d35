import type { IncomingMessage, ServerResponse } from 'node:http';

/** Names of this machine: a page of another site that has its own name lead here is not to read anything. */
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

/** A page of the runner's own: its title, and what is below it, as HTML. */
export interface OwnPage {
  status: number;
  title: string;
  content: string;
}

interface Served {
  methods: readonly string[];
  /** Asked only for what may be answered. */
  pageOf: () => OwnPage;
}

/** Answers a request with a page of the runner's own, by one of the methods, to this machine alone. */
export function serveHere(incoming: IncomingMessage, outgoing: ServerResponse, { methods, pageOf }: Served): void {
  const { method = '', headers, socket } = incoming;
  const isHere = LOOPBACK.test(socket.remoteAddress ?? '') && HERE.test(headers.host ?? '');
  const { status, title, content } = !isHere ? ELSEWHERE : methods.includes(method) ? pageOf() : ANOTHER_WAY;
  outgoing.writeHead(status, HEADERS).end(method === 'HEAD' ? undefined : documentOf(title, content));
}

const ELSEWHERE: OwnPage = { status: 403, title: 'Not here', content: '<p>This is shown to this machine alone.</p>' };
const ANOTHER_WAY: OwnPage = { status: 405, title: 'Not so', content: '<p>There is nothing but to read.</p>' };

const STYLE =
  'body{font:16px system-ui;margin:2rem;max-width:70rem}th,td{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}' +
  'iframe{width:100%;height:30rem;border:1px solid #999;background:#fff}pre{white-space:pre-wrap;border:1px solid #999;padding:1rem}';

function documentOf(title: string, content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style><h1>${escaped(title)}</h1>${content}</html>`;
}

/** A text as HTML has it, in an attribute, too. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
