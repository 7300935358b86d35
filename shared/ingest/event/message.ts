import type { ErrorEvent, Json, JsonObject } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';
import { textOf } from '../json/text.ts';

const MAX_MESSAGE_CHARACTERS = 8192;
const MAX_PARAMETERS = 100;
const MAX_PARAMETER_CHARACTERS = 1024;

/**
 * The message of an event: a string, or an object of template, parameters and perhaps the text they make, under
 * `logentry` or `message` (raven sends the text there and the template in the interface). `false` is none; what else is
 * no string is its JSON.
 */
export function messageOf(payload: JsonObject): ErrorEvent['message'] {
  const entry = own(payload, 'logentry') ?? null;
  const message = own(payload, 'message') ?? null;
  const structure = objectOr(entry) ?? objectOr(message);
  const plain = plainOf(message) ?? plainOf(entry);
  const template = structure === null ? null : plainOf(own(structure, 'message'));
  const formatted = structure === null ? null : plainOf(own(structure, 'formatted'));
  if (template === null && formatted === null)
    return plain === null ? unknownShape(structure) : { formatted: plain, template: null };
  const text = formatted ?? plain ?? fill(template!, own(structure!, 'params'));
  return { formatted: text, template };
}

function plainOf(value: Json | undefined): string | null {
  return value === false || objectOr(value) !== null ? null : textOf(value, MAX_MESSAGE_CHARACTERS);
}

function unknownShape(structure: JsonObject | null): ErrorEvent['message'] {
  const shapeless = structure !== null && !('message' in structure) && !('formatted' in structure);
  const text = shapeless && Object.keys(structure).length > 0 ? textOf(structure, MAX_MESSAGE_CHARACTERS) : null;
  return text === null ? null : { formatted: text, template: null };
}

/** Python's `%s` and `%(name)s`, and the braces of Rust, .NET, Java: `{}`, `{0}`, `{name}`. */
const PLACEHOLDER =
  /%(?:\((\w{1,100})\))?[-+ #0]*\d{0,3}(?:\.\d{1,3})?[sdifrvxXgeuc]|%%|\{(\w{0,100})(?::[^{}]{0,20})?\}/g;

/** A template with its parameters put in; a placeholder without one stays. */
function fill(template: string, params: Json | undefined): string {
  if (typeof params !== 'object' || params === null) return template;
  const list = Array.isArray(params);
  // Names first: pairs of a hundred thousand parameters would cost four times as much, for a hundred of them.
  const names = list ? Object.keys(params.slice(0, MAX_PARAMETERS)) : Object.keys(params).slice(0, MAX_PARAMETERS);
  const texts = new Map(names.map((name) => [name, parameterOf((params as JsonObject)[name]!)]));
  let next = 0;
  const filled = template.replace(PLACEHOLDER, (placeholder: string, percentName?: string, braceName?: string) => {
    if (placeholder === '%%') return '%';
    const name = percentName ?? braceName ?? '';
    return texts.get(list && !/^\d+$/.test(name) ? String(next++) : name) ?? placeholder;
  });
  return textOf(filled, MAX_MESSAGE_CHARACTERS) ?? template;
}

function parameterOf(value: Json): string {
  return textOf(value, MAX_PARAMETER_CHARACTERS) ?? JSON.stringify(value);
}
