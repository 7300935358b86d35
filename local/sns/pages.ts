import type { IncomingMessage, ServerResponse } from 'node:http';
import { escaped, serveHere, type OwnPage } from '../own-page.ts';
import { SNS_PATH, unsubscriptionLink } from './links.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/**
 * Serves the pages that links of SNS's mails lead to, to this machine alone. To follow one confirms a subscription or ends it; to
 * ask for its headers alone does not. @returns whether the request was for such a page
 */
export function serveSubscriptions(
  subscriptions: Subscriptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): boolean {
  const { pathname = '', searchParams } = URL.parse(incoming.url ?? '', 'http://localhost') ?? {};
  if (!pathname.startsWith(`${SNS_PATH}/`)) return false;
  const given = (name: string): string => searchParams?.get(name) ?? '';
  const page = PAGES[pathname.slice(SNS_PATH.length + 1)] ?? unknownPage;
  serveHere(incoming, outgoing, { methods: ['GET'], pageOf: () => page(subscriptions, given) });
  return true;
}

type Page = (subscriptions: Subscriptions, given: (name: string) => string) => OwnPage;

const PAGES: Readonly<Partial<Record<string, Page>>> = Object.assign(Object.create(null) as object, {
  confirm: confirmPage,
  unsubscribe: unsubscribePage,
});

function confirmPage(...[subscriptions, given]: Parameters<Page>): OwnPage {
  const found = subscriptions.confirm({ topic: given('topic'), token: given('token') });
  if (found === null) return missing('The link is of no subscription, or it was not followed within two days.');
  const end = `<a href="${escaped(unsubscriptionLink('', found))}">Get no more of it</a>`;
  return { status: 200, title: 'Subscription confirmed', content: `${told(found)}<p>${end}</p>` };
}

function unsubscribePage(...[subscriptions, given]: Parameters<Page>): OwnPage {
  const found = subscriptions.remove(given('arn'));
  if (found === null) return missing('There is no such subscription, or there is none any more.');
  return { status: 200, title: 'Subscription removed', content: told(found, 'no longer ') };
}

const unknownPage = (): OwnPage => missing('There is no such page.');

const missing = (sentence: string): OwnPage => ({
  status: 404,
  title: 'Subscriptions',
  content: `<p>${escaped(sentence)}</p>`,
});

function told({ topic, endpoint }: Subscription, how = ''): string {
  return `<p>${escaped(endpoint)} is ${how}told what is published to ${escaped(topic)}.</p>`;
}
