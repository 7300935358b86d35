import type { AlertMessage } from '../../domain/alerts/alert-message.ts';
import { forGitlab, forGitlabTitle } from '../escape.ts';
import type { Incident } from '../incidents.ts';
import { cutEscaped } from '../plain-text.ts';
import { shownMessage, type ShownAlert, type ShownMessage } from '../shown-message.ts';

/** https://docs.gitlab.com/api/issues/: `title` of at most 255. */
const MAX_TITLE_CHARACTERS = 255;

const ROOM = { alerts: 20, characters: 300 };

/** What an issue begins as. No line of it begins with a text of others, because GitLab obeys lines that begin with a slash. */
export interface NewIssue {
  title: string;
  description: string;
  labels?: string;
  confidential: boolean;
}

/** Writes the issue of an incident. `mark` in its description is how it is found again. */
export function gitlabIssue(
  { key, message }: Incident,
  { labels = [], confidential = false }: { labels?: readonly string[]; confidential?: boolean },
): NewIssue {
  const shown = shownMessage(message, ROOM);
  const lines = [
    ...shown.alerts.flatMap((alert) => (shown.isSingle ? factLines(alert) : [`- ${lineOf(alert)}`])),
    ...(shown.rest === null ? [] : [`- ${shown.rest}`]),
    ...(shown.isSingle || shown.url === '' ? [] : ['', `[Open the project](${shown.url})`]),
    '',
    `Opened by Glet, which finds this issue again by the mark \`${key}\`.`,
  ];
  return {
    title: cutEscaped(titleOf(message, shown), MAX_TITLE_CHARACTERS, forGitlabTitle),
    description: lines.join('\n'),
    ...(labels.length > 0 && { labels: labels.join(',') }),
    confidential,
  };
}

/** Whether the description of an issue has a mark: a search also finds what is merely like it. */
export function hasMark(description: string, key: string): boolean {
  return description.includes(`\`${key}\``);
}

/** What is said below an issue that is opened again. */
export function gitlabNote({ message }: Incident): string {
  const shown = shownMessage(message, ROOM);
  return shown.alerts.map((alert) => `Glet: ${lineOf(alert)}`).join('\n\n') || `Glet: ${forGitlab(shown.headline)}`;
}

function titleOf(
  { kind, alerts: [alert] }: AlertMessage,
  { isSingle, alerts: [first], headline, project }: ShownMessage,
): string {
  return kind !== 'test' && isSingle && first && alert?.error ? `${first.title} (${project})` : headline;
}

function factLines({ what, title, facts, url }: ShownAlert): string[] {
  return [
    `**${forGitlab(what)}:** ${forGitlab(title)}`,
    '',
    '| | |',
    '|---|---|',
    ...facts.map(([label, value]) => `| ${label} | ${forGitlab(value)} |`),
    ...(url === '' ? [] : ['', `[Open in Glet](${url})`]),
  ];
}

function lineOf({ what, title, line, url }: ShownAlert): string {
  const said = url === '' ? forGitlab(title) : `[${forGitlab(title)}](${url})`;
  return [`${forGitlab(what)}: ${said}`, forGitlab(line)].filter(Boolean).join(' · ');
}
