import { counted, exactNumber } from '../text/number-words.ts';
import { relativeTime } from '../text/time-words.ts';
import type { Destination, Message, Rule, Tested } from './types.ts';

const MINUTE_MS = 60_000;

type Told = Message['alerts'][number]['trigger'];

/** What happened to an error, in the words of a list. */
export const TOLD: Readonly<Record<Told, string>> = {
  new: 'new',
  regressed: 'came back',
  unsnoozed: 'snoozed no more',
  threshold: 'above a threshold',
  recovered: 'below it again',
  resolved: 'resolved',
};

/** What a rule asks for, after `When an error`. */
const ASKED = { new: 'is new', regressed: 'comes back', unsnoozed: 'is snoozed no more' } as const;

const or = new Intl.ListFormat('en', { type: 'disjunction' });
const and = new Intl.ListFormat('en', { type: 'conjunction' });

/** When a rule tells: `When an error is new or comes back`. */
export function askedWords({ triggers, threshold }: Pick<Rule, 'triggers' | 'threshold'>): string {
  const asked = triggers.flatMap((one) => (one === 'threshold' ? [] : [ASKED[one]]));
  const own = threshold?.of === 'error' ? [`has ${thresholdWords(threshold)}`] : [];
  const all = threshold?.of === 'project' ? [`the project has ${thresholdWords(threshold)}`] : [];
  const ofError = [...asked, ...own];
  return `When ${or.format([...(ofError.length > 0 ? [`an error ${or.format(ofError)}`] : []), ...all])}`;
}

const thresholdWords = ({ count, counts, minutes }: NonNullable<Rule['threshold']>): string =>
  `${counted(count, counts === 'events' ? 'event' : 'user')} within ${minutesWords(minutes)}`;

/** `5 minutes`, `1 day`: the largest unit that it is a whole number of. */
export function minutesWords(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return counted(minutes / 1440, 'day');
  if (minutes > 0 && minutes % 60 === 0) return counted(minutes / 60, 'hour');
  return counted(minutes, 'minute');
}

/** Which errors a rule is for; each is a text of others. Empty: for all. */
export function filterWords({ environments, releases, levels, title }: Rule['filters']): string[] {
  return [
    ...(environments.length > 0 ? [`in ${or.format(environments)}`] : []),
    ...(releases.length > 0 ? [`of release ${or.format(releases)}`] : []),
    ...(levels.length > 0 ? [`of level ${or.format(levels)}`] : []),
    ...(title === null ? [] : [`with the title ${title}`]),
  ];
}

/** Whom a rule tells. Without the destinations, which not everybody may see, it says how many. */
export function toldWords(ids: Rule['destinations'], all: readonly Destination[] | null): string {
  if (ids === null) return 'tell every destination';
  if (ids.length === 0) return 'tell nobody';
  const names = all?.filter(({ id }) => ids.includes(id)).map(({ name }) => name) ?? [];
  return `tell ${names.length === ids.length ? and.format(names) : counted(ids.length, 'destination')}`;
}

/** What a message is about: `3 new, 1 came back`. */
export function countWords(counts: Message['counts']): string {
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  return said.map(([trigger, count]) => `${exactNumber(count)} ${TOLD[trigger as Told] ?? trigger}`).join(', ');
}

/** What became of a test: `Delivered in 120 ms: the receiver answered 200.` */
export function testedWords({ delivered, status, ms, problem }: Tested): string {
  const answered = status === null ? '' : `the receiver answered ${status}`;
  if (delivered) return `Delivered in ${counted(ms, 'ms', 'ms')}${answered && `: ${answered}`}.`;
  return problem === null ? `Not delivered: ${answered || 'there was no answer'}.` : `Not delivered. ${problem}`;
}

/** When something is done that is planned: `in 3 minutes`, and `in a moment` for what is due. */
export function plannedWords(at: string, now: Date): string {
  const moment = new Date(at);
  return moment.getTime() - now.getTime() < MINUTE_MS ? 'in a moment' : relativeTime(moment, now);
}

/** Whether something is silent now. */
export const isMuted = (until: string | null, now: Date): boolean =>
  until !== null && Date.parse(until) > now.getTime();
