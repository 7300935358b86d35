import type { EventEntity } from '../../shared/present/gitlab/event.ts';
import { linkOf } from '../event/exception-words.ts';
import { copyable, cut } from '../text/foreign-text.ts';

type Details = EventEntity['details'];
type Exception = Details['exceptions'][number];
export type Frame = Exception['frames'][number];

/** A copy that is longer is of no use to anybody. */
const MAX_FRAMES = 200;
const MAX_MESSAGE_LENGTH = 4_000;

/** `src/checkout.mjs:9:13`, without what is not known. */
export function placeOf({ filename, abs_path, module, package: bundle, lineno, colno }: Frame): string {
  const file = filename ?? abs_path ?? module ?? bundle ?? '?';
  return [file, lineno, lineno === null ? null : colno].filter((part) => part !== null).join(':');
}

/** `TypeError: cannot read`, or either where there is but one. */
export function headOf({ type, value }: Pick<Exception, 'type' | 'value'>): string {
  const head = [type, value].filter((part) => part !== null && part !== '').join(': ');
  return cut(head === '' ? 'Error' : head, MAX_MESSAGE_LENGTH).shown;
}

/** What stands before an exception that is behind another one, as its cause or as a member of a group. */
export function linkWords(exception: Exception, exceptions: readonly Exception[]): string {
  const link = linkOf(exceptions, exception);
  return link === null ? '' : link === 'member' ? 'Within it' : 'Caused by';
}

/** The exceptions of an event with their stacks as one text, the innermost call first, for a ticket or a chat. */
export function stackText({
  exceptions,
  stacktrace,
  message,
}: Pick<Details, 'exceptions' | 'stacktrace' | 'message'>): string {
  const parts = exceptions.map((exception) => {
    const link = linkWords(exception, exceptions);
    return [`${link === '' ? '' : `${link}: `}${headOf(exception)}`, ...lines(exception.frames)].join('\n');
  });
  if (exceptions.length === 0 && message !== null) parts.push(cut(message.formatted, MAX_MESSAGE_LENGTH).shown);
  if (stacktrace.length > 0) parts.push(lines(stacktrace).join('\n'));
  return copyable(parts.join('\n'));
}

function lines(frames: readonly Frame[]): string[] {
  const shown = frames.slice(-MAX_FRAMES).toReversed();
  const left = frames.length - shown.length;
  const said = shown.map((frame) => `    at ${oneLineOf(frame.function ?? '?')} (${oneLineOf(placeOf(frame))})`);
  return left > 0 ? [...said, `    … ${left} more`] : said;
}

const oneLineOf = (text: string): string => cut(text.replaceAll(/\s+/g, ' '), 500).shown;
