import type { EventEntity } from '../../shared/present/gitlab/event.ts';
import { cut } from '../text/foreign-text.ts';
import { counted, userWords } from '../text/number-words.ts';
import { codeBlock, codeSpan } from './markdown-text.ts';
import { headOf, linkWords, placeOf, type Frame } from './stack-text.ts';
import type { ShownError } from './types.ts';

/** Enough to understand a failure, and little enough for a ticket. */
const MAX_EXCEPTIONS = 10;
const MAX_FRAMES = 15;
const MAX_LINE_LENGTH = 300;

type Facts = Pick<
  ShownError,
  | 'level'
  | 'status'
  | 'count'
  | 'user_count'
  | 'first_seen'
  | 'last_seen'
  | 'first_release'
  | 'last_release'
  | 'culprit'
>;
type Event = Pick<EventEntity, 'event_id' | 'timestamp' | 'release' | 'environment' | 'platform' | 'details'>;

/**
 * An event as Markdown, for a ticket, a chat or an assistant: what happened, the facts of its error, and the application's own
 * frames with their source. All that others say stands in code, and has no character that a terminal obeys.
 */
export function eventMarkdown(error: Facts, event: Event, link: string): string {
  const { exceptions, message, stacktrace } = event.details;
  const shown = exceptions.slice(0, MAX_EXCEPTIONS);
  const sections = shown.flatMap((exception) => {
    const words = linkWords(exception, exceptions);
    return [
      `${words === '' ? '##' : `## ${words}:`} ${codeSpan(exception.type ?? 'Error')}`,
      codeBlock(headOf(exception)),
      ...framesOf(exception.frames),
    ];
  });
  if (exceptions.length > shown.length)
    sections.push(`… ${counted(exceptions.length - shown.length, 'more exception')}`);
  if (exceptions.length === 0)
    sections.push('## Message', codeBlock(cut(message?.formatted ?? '', 4_000).shown), ...framesOf(stacktrace));
  return `${[factsOf(error, event, link), ...sections].join('\n\n')}\n`;
}

function factsOf(error: Facts, event: Event, link: string): string {
  const seen = (at: string | null, release: string | null): string =>
    `${at ?? 'unknown'}${release === null ? '' : ` in ${codeSpan(release)}`}`;
  return [
    `- Link: <${link}>`,
    `- Event: ${codeSpan(event.event_id)}, ${event.timestamp}`,
    `- Level: ${codeSpan(error.level)}, status: ${error.status}, platform: ${codeSpan(event.platform)}`,
    `- Environment: ${codeSpan(event.environment ?? '')}, release: ${codeSpan(event.release ?? '')}`,
    `- Where: ${codeSpan(error.culprit)}`,
    `- Seen: ${counted(error.count, 'time')}, users: ${userWords(error.user_count)}`,
    `- First: ${seen(error.first_seen, error.first_release)}`,
    `- Last: ${seen(error.last_seen, error.last_release)}`,
  ].join('\n');
}

/** The application's own frames, the innermost first; where there are none, the innermost three of all. */
function framesOf(frames: readonly Frame[]): string[] {
  const own = frames.filter((frame) => frame.own);
  const meant = (own.length > 0 ? own.slice(-MAX_FRAMES) : frames.slice(-3)).toReversed();
  return meant.flatMap((frame) => {
    const title = `${codeSpan(frame.function ?? '?')} in ${codeSpan(placeOf(frame))}`;
    return frame.context.length === 0 ? [title] : [title, codeBlock(sourceOf(frame))];
  });
}

/** Lines of source with their numbers, the one that was running marked. */
function sourceOf({ context, lineno }: Frame): string {
  const width = Math.max(...context.map(([number]) => String(number ?? '').length));
  return context
    .map(([number, line]) => {
      const mark = number === lineno ? '>' : ' ';
      return `${mark} ${String(number ?? '').padStart(width)} | ${cut(line, MAX_LINE_LENGTH).shown}`;
    })
    .join('\n');
}
