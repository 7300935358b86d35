import type { ErrorEvent, ExceptionValue, Frame } from '../event/error-event.ts';
import { fileOfFrame } from '../event/file-of-frame.ts';
import { mainException } from './exception-tree.ts';
import { shortened } from '../json/text.ts';
import { inAppFilter } from './stack-contribution.ts';
import { withoutThrowing } from './throwing.ts';

/** What lists show of an error. */
export interface Headline {
  title: string;
  type: string | null;
  message: string | null;
  culprit: string | null;
}

const MAX_TITLE_CHARACTERS = 255;
const MAX_TYPE_CHARACTERS = 128;
const MAX_MESSAGE_CHARACTERS = 1024;

/** What Sentry shows where there is nothing to show. */
const NO_TITLE = '<unlabeled event>';

/** Everything that a list shows of the error that an event belongs to. */
export function headline(sent: ErrorEvent): Headline {
  const event = withoutThrowing(sent);
  return { title: title(event), type: type(event), message: message(event), culprit: culprit(event) };
}

/**
 * `Type: first line of the value`, as Sentry shows it. Of a chain the last exception speaks: it is the one that surfaced
 * and that the stack on the screen belongs to. (GitLab names the first, the root cause.) Of a group whose members failed
 * alike one of them speaks.
 */
export function title(event: ErrorEvent): string {
  const parts = [type(event), firstLine(message(event))].filter((part) => part !== null && part !== '');
  return shortened(parts.join(': ') || crashFunction(event) || NO_TITLE, MAX_TITLE_CHARACTERS);
}

/** The type of the main exception, unless the SDK made it up. */
export function type(event: ErrorEvent): string | null {
  const main = mainException(event.exceptions);
  const name = main === null || main.synthetic ? null : main.type?.trim();
  return name ? shortened(name, MAX_TYPE_CHARACTERS) : null;
}

/** The value of the main exception, else the message with its parameters put in. */
export function message(event: ErrorEvent): string | null {
  const text = (mainException(event.exceptions)?.value ?? event.message?.formatted ?? event.message?.template)?.trim();
  return text ? shortened(text, MAX_MESSAGE_CHARACTERS) : null;
}

/** The transaction, else the frame where it happened in GitLab's form, `function(module)` or `function(file)`. */
export function culprit(event: ErrorEvent): string | null {
  const transaction = event.transaction?.trim();
  if (transaction) return shortened(transaction, MAX_TITLE_CHARACTERS);
  const frame = crashFrame(event);
  if (frame === null) return null;
  const where = frame.module ?? fileOfFrame(frame).filename;
  const text = frame.function === null ? where : where === null ? frame.function : `${frame.function}(${where})`;
  return text ? shortened(text, MAX_TITLE_CHARACTERS) : null;
}

/**
 * The last frame of the application; if none is marked as such, the last frame: of the main exception, else of the nearest
 * that has frames, else of those outside exceptions.
 */
export function crashFrame(event: ErrorEvent): Frame | null {
  const main = mainException(event.exceptions);
  const thrown = main !== null && main.frames.length > 0 ? main : event.exceptions.findLast(hasFrames);
  const stack = thrown?.frames ?? event.frames;
  return stack.findLast(inAppFilter(stack)) ?? null;
}

function hasFrames({ frames }: ExceptionValue): boolean {
  return frames.length > 0;
}

function crashFunction(event: ErrorEvent): string | null {
  return crashFrame(event)?.function?.trim() || null;
}

function firstLine(text: string | null): string | null {
  return text === null ? null : text.split(/[\r\n]/, 1)[0]!.trim();
}
