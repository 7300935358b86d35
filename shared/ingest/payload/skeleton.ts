import type { Json, JsonObject } from '../event/error-event.ts';
import { userAgentOf } from '../event/user-agent-header.ts';
import { objectOr, own, valuesOf, withoutMiddle } from '../json/shape.ts';
import { shortened } from '../json/text.ts';

/** What the skeleton keeps of an event: what it is recognised, grouped and listed by. */
const ESSENTIAL = [
  ['event_id', 'timestamp', 'level', 'platform', 'logger', 'release', 'dist', 'environment', 'server_name'],
  ['transaction', 'culprit', 'message', 'logentry', 'fingerprint', 'tags', 'user', 'sdk'],
].flat();
const ESSENTIAL_OF_FRAME = ['filename', 'abs_path', 'function', 'module', 'lineno', 'colno', 'context_line', 'in_app'];

/** Returns some kilobytes of a payload at most, for one that nothing else makes small enough. */
export function skeletonOf(payload: JsonObject): JsonObject {
  const entries = ESSENTIAL.map((name): [string, Json] => [name, shortForm(own(payload, name) ?? null, 2000)]);
  const exceptions = valuesOf(payload['exception']);
  const values = withoutMiddle(exceptions, 4).map((exception): Json => {
    const object = objectOr(exception);
    return object === null ? shortForm(exception, 500) : skeletonOfException(object);
  });
  if (values.length > 0) entries.push(['exception', { values }]);
  entries.push(['contexts', skeletonOfContexts(payload)], ['request', skeletonOfRequest(payload)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

/** What tags are derived from. */
function skeletonOfContexts(payload: JsonObject): Json {
  const contexts = objectOr(own(payload, 'contexts')) ?? {};
  return picked(contexts, ['browser', 'os', 'device', 'runtime'], (context) =>
    picked(objectOr(context) ?? {}, ['name', 'version', 'raw_description', 'model', 'family'], (value) =>
      shortForm(value, 200),
    ),
  );
}

function skeletonOfRequest(payload: JsonObject): Json {
  const url = own(objectOr(own(payload, 'request')) ?? {}, 'url') ?? null;
  const agent = userAgentOf(payload);
  if (url === null && agent === null) return null;
  return {
    ...(url === null ? {} : { url: shortForm(url, 2000) }),
    ...(agent === null ? {} : { headers: { 'User-Agent': shortForm(agent, 600) } }),
  };
}

/** Some attributes in a shorter form; `null` if none is left. */
function picked(object: JsonObject, names: readonly string[], form: (value: Json) => Json): Json {
  const kept = names.map((name): [string, Json] => [name, form(own(object, name) ?? null)]);
  const left = kept.filter(([, value]) => value !== null);
  return left.length === 0 ? null : Object.fromEntries(left);
}

function skeletonOfException(exception: JsonObject): JsonObject {
  const frames = objectOr(exception['stacktrace'])?.['frames'];
  const kept = Array.isArray(frames) ? frames.slice(-10).map((frame) => skeletonOfFrame(objectOr(frame) ?? {})) : [];
  return {
    type: shortForm(own(exception, 'type') ?? null, 256),
    value: shortForm(own(exception, 'value') ?? null, 500),
    mechanism: picked(objectOr(own(exception, 'mechanism')) ?? {}, ['type', 'handled', 'synthetic'], (value) =>
      shortForm(value, 200),
    ),
    stacktrace: { frames: kept },
  };
}

function skeletonOfFrame(frame: JsonObject): JsonObject {
  const short = (object: JsonObject, names: readonly string[]): JsonObject =>
    Object.fromEntries(
      names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, shortForm(object[name]!, 200)]),
    );
  const mapped = objectOr(own(frame, 'mapped'));
  return { ...short(frame, ESSENTIAL_OF_FRAME), ...(mapped && { mapped: short(mapped, Object.keys(mapped)) }) };
}

/** A value whose JSON is short stays as it is; else a string keeps its beginning, and of a container its JSON's is kept. */
function shortForm(value: Json, most: number): Json {
  const json = JSON.stringify(value);
  return json.length <= most ? value : shortened(typeof value === 'string' ? value : json, most);
}
