import type { Alert, AlertMessage } from '../domain/alerts/alert-message.ts';
import { cut, plain } from './plain-text.ts';
import {
  counted,
  countsInWords,
  countsWithout,
  grouped,
  isOver,
  totalOf,
  whatHappened,
  windowInWords,
} from './words.ts';

const MAX_NAME_CHARACTERS = 80;
const MAX_URL_CHARACTERS = 1_000;

/** A message in words: lines without markup, each bounded. A renderer escapes them and puts them where its receiver wants. */
export interface ShownMessage {
  /** `New error in shop: TypeError: x is undefined`, or `12 alerts in shop: 9 new, 3 came back`. */
  headline: string;
  project: string;
  /** Address of the project's page; empty: none that can be used. */
  url: string;
  /** How urgent the worst is. */
  urgency: Urgency;
  /** There is one alert, and the headline has said what it is. */
  isSingle: boolean;
  alerts: readonly ShownAlert[];
  /** `and 9,980 more: 9,980 new`. */
  rest: string | null;
  /** What there is to say besides. */
  note: string | null;
}

export type Urgency = 'critical' | 'error' | 'warning' | 'info' | 'over';

export interface ShownAlert {
  /** `New error`. */
  what: string;
  title: string;
  /** All that is known besides, in one line: `cart.js in pay · release 2.4.1 · production · 1,234 events, 56 users`. */
  line: string;
  /** The same with the project and the rules, each with its label. */
  facts: readonly (readonly [label: string, value: string])[];
  /** Of the error's page, or of the project's. */
  url: string;
  urgency: Urgency;
  at: string;
}

/** How much of a message is shown: the first alerts, and so many characters of each text. */
export interface Room {
  alerts: number;
  characters: number;
}

/** Puts a message into words. */
export function shownMessage(message: AlertMessage, room: Room): ShownMessage {
  const project = plain(message.project.name, MAX_NAME_CHARACTERS) || `project ${message.project.id}`;
  const listed = message.alerts.slice(0, room.alerts);
  const alerts = listed.map((alert) => shownAlert(alert, message, project, room));
  const total = Math.max(totalOf(message.counts), message.alerts.length);
  const [first] = alerts;
  const rest = countsWithout(message.counts, listed);
  const more = total - listed.length;
  return {
    headline: cut(headlineOf(message, project, total, first), room.characters + 2 * MAX_NAME_CHARACTERS),
    project,
    url: usable(message.project.url),
    urgency: mostUrgent(alerts),
    isSingle: total === 1 && alerts.length === 1,
    alerts,
    rest: more > 0 ? `and ${grouped(more)} more${totalOf(rest) > 0 ? `: ${countsInWords(rest)}` : ''}` : null,
    note: windowInWords(message),
  };
}

function headlineOf(message: AlertMessage, project: string, total: number, first: ShownAlert | undefined): string {
  const isTest = message.kind === 'test';
  const said =
    total === 1 && first
      ? `${first.what} in ${project}${message.alerts[0]?.error ? `: ${first.title}` : ''}`
      : `${counted(total, 'alert')} in ${project}${total > 0 ? `: ${countsInWords(message.counts)}` : ''}`;
  if (!isTest) return said;
  return total === 0 ? `Test message for ${project}` : `Test message: ${said}`;
}

function shownAlert(alert: Alert, message: AlertMessage, project: string, { characters }: Room): ShownAlert {
  const { error } = alert;
  const half = Math.ceil(characters / 2);
  const where = error ? plain(error.culprit, half) : '';
  const seen = error ? `${counted(error.count, 'event')}, ${counted(error.users, 'user')}` : '';
  const release = plain(alert.release ?? '', half);
  const environment = plain(alert.environment ?? '', half);
  const rules = plain(alert.rules.map(({ name }) => name).join(', '), half);
  return {
    what: whatHappened(alert),
    title: error ? plain(error.title, characters) || `Error ${error.id}` : 'The whole project',
    line: [where, release && `release ${release}`, environment, seen].filter(Boolean).join(' · '),
    facts: [
      ['Where', where] as const,
      ['Project', project] as const,
      ['Release', release] as const,
      ['Environment', environment] as const,
      ['Seen', seen] as const,
      [alert.rules.length === 1 ? 'Rule' : 'Rules', rules] as const,
    ].filter(([, value]) => value !== ''),
    url: usable(error?.url ?? message.project.url),
    urgency: urgencyOf(alert),
    at: alert.at,
  };
}

/** SDKs may send any level; what is none that is known counts as an error. */
function urgencyOf({ trigger, error }: Alert): Urgency {
  if (isOver(trigger)) return 'over';
  return (error && URGENCIES.get(error.level)) ?? 'error';
}

const URGENCIES: ReadonlyMap<string, Urgency> = new Map([
  ['fatal', 'critical'],
  ['critical', 'critical'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['debug', 'info'],
  ['log', 'info'],
]);

const BY_URGENCY: readonly Urgency[] = ['critical', 'error', 'warning', 'info', 'over'];

function mostUrgent(alerts: readonly ShownAlert[]): Urgency {
  return BY_URGENCY.find((urgency) => alerts.some((alert) => alert.urgency === urgency)) ?? 'info';
}

/** An address as receivers take it: http or https, written with ASCII only, and not longer than any of them allows. */
export function usable(url: string): string {
  const parsed = url.length <= MAX_URL_CHARACTERS && URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return '';
  // What has a meaning in the markup of some receiver is as good when it is coded.
  const href = parsed.href.replaceAll(/[<>()|[\]"'`\\]/g, coded);
  // An ampersand takes five characters where HTML is.
  return href.replaceAll('&', '&amp;').length <= MAX_URL_CHARACTERS ? href : '';
}

function coded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
