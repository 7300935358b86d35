import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import { textOf } from '../../ingest/json/text.ts';
import { fieldsOf, objectIn, pairsOf, textIn } from './shapes.ts';

export interface ModuleDetails {
  name: string;
  version: string;
}

export interface SdkDetails {
  name: string | null;
  version: string | null;
  integrations: string[];
}

const MAX_SHOWN_MODULES = 2000;
const MAX_SHOWN_INTEGRATIONS = 200;
const REPORTS = ['csp', 'expectct', 'expectstaple', 'hpkp', 'nel'] as const;

/** The contexts of an event: each an object, empty ones left out. */
export function contextDetails(sent: Json | undefined): Record<string, JsonObject> {
  const contexts = Object.entries(fieldsOf(sent) ?? {});
  return Object.fromEntries(
    contexts.flatMap(([name, context]) => {
      const fields = fieldsOf(context);
      return fields === null ? [] : [[name, fields]];
    }),
  );
}

/** The libraries that were loaded, by name: SDKs send an object of versions, or a list. */
export function moduleDetails(sent: Json | undefined): ModuleDetails[] {
  const pairs = Array.isArray(sent)
    ? sent.map((one): Json => {
        const object = objectOr(one);
        return object === null ? one : [own(object, 'name') ?? null, own(object, 'version') ?? null];
      })
    : sent;
  return pairsOf(pairs, MAX_SHOWN_MODULES).map(([name, version]) => ({ name, version }));
}

/** Who made the event; `null` if it does not say. */
export function sdkDetails(sent: Json | undefined): SdkDetails | null {
  const sdk = fieldsOf(sent);
  if (sdk === null) return null;
  const integrations = own(sdk, 'integrations');
  return {
    name: textIn(sdk, 'name', 256) ?? textIn(sdk, 'value', 256),
    version: textIn(sdk, 'version', 256),
    integrations: (Array.isArray(integrations) ? integrations.slice(0, MAX_SHOWN_INTEGRATIONS) : []).flatMap(
      (name) => textOf(name, 256) ?? [],
    ),
  };
}

/** What a browser reported, if the event was made of a security report. */
export function reportDetails(payload: JsonObject): { kind: string; fields: JsonObject } | null {
  const kind = REPORTS.find((name) => Object.keys(objectIn(payload, name)).length > 0);
  return kind === undefined ? null : { kind, fields: objectIn(payload, kind) };
}
