import type { EventSummary } from '../domain/event-summary.ts';
import type { ErrorEvent, JsonObject } from '../ingest/event/error-event.ts';
import { userAgentOf } from '../ingest/event/user-agent-header.ts';
import { identityOf } from '../ingest/event/user.ts';
import { objectOr, own, valuesOf } from '../ingest/json/shape.ts';
import { nameOf } from '../ingest/json/text.ts';
import { readUserAgent, type Client } from './user-agent.ts';

const MAX_TAG_CHARACTERS = 200;

/** What an event is listed by wins over its payload, of which less may be left. */
type Known = Pick<ErrorEvent, 'transaction' | 'logger'> & Pick<EventSummary, 'level' | 'release' | 'environment'>;

/**
 * Returns the tags that Sentry makes of an event itself: what it says of browser, system, device and runtime, where those
 * contexts are missing what its `User-Agent` says, and what happened where to whom.
 * @see https://docs.sentry.io/concepts/search/searchable-properties/
 */
export function derivedTags(known: Known, payload: JsonObject): Record<string, string> {
  const contexts = attribute(payload, 'contexts');
  const agent = userAgentOf(payload);
  const client = agent === null ? null : readUserAgent(agent);
  const user = identityOf(own(payload, 'user'));
  const tags: Record<string, string | null> = {
    ...productTags(contexts, client, 'browser'),
    ...productTags(contexts, client, 'os'),
    ...productTags(contexts, client, 'runtime'),
    ...deviceTags(attribute(contexts, 'device'), client),
    ...mechanismTags(payload),
    url: nameOf(own(attribute(payload, 'request'), 'url'), MAX_TAG_CHARACTERS * 10)?.split(/[?#]/, 1)[0] ?? null,
    transaction: known.transaction,
    level: known.level,
    server_name: text(payload, 'server_name'),
    logger: known.logger,
    user: user === null ? null : user.kind === null ? user.value : `${user.kind}:${user.value}`,
    release: known.release,
    environment: known.environment,
    dist: text(payload, 'dist'),
  };
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => {
      const cut = nameOf(value, MAX_TAG_CHARACTERS);
      return cut === null ? [] : [[key, cut]];
    }),
  );
}

function productTags(contexts: JsonObject, client: Client | null, kind: 'browser' | 'os' | 'runtime') {
  const context = attribute(contexts, kind);
  const described = text(context, 'name') === null ? text(context, 'raw_description') : null;
  if (described !== null) return { [kind]: described };
  const said = { name: text(context, 'name'), version: text(context, 'version') };
  const product = said.name === null && kind !== 'runtime' ? client?.[kind] : said;
  if (!product?.name) return {};
  return {
    [kind]: product.version ? `${product.name} ${product.version}` : product.name,
    [`${kind}.name`]: product.name,
  };
}

function deviceTags(context: JsonObject, client: Client | null): Record<string, string | null> {
  const [model, family] = [text(context, 'model'), text(context, 'family')];
  if (model !== null || family !== null) return { device: model, 'device.family': family };
  return { device: client?.device.model ?? null, 'device.family': client?.device.family ?? null };
}

/** Of the exception that surfaced; its causes were caught by it. */
function mechanismTags(payload: JsonObject): Record<string, string | null> {
  const mechanisms = valuesOf(own(payload, 'exception')).map((exception) =>
    objectOr(own(objectOr(exception) ?? {}, 'mechanism')),
  );
  const mechanism = mechanisms.findLast((candidate) => candidate !== null) ?? {};
  const handled = own(mechanism, 'handled');
  return {
    mechanism: text(mechanism, 'type'),
    handled: typeof handled === 'boolean' ? (handled ? 'yes' : 'no') : null,
  };
}

function attribute(holder: JsonObject, name: string): JsonObject {
  return objectOr(own(holder, name)) ?? {};
}

function text(holder: JsonObject, name: string): string | null {
  return nameOf(own(holder, name), MAX_TAG_CHARACTERS);
}
