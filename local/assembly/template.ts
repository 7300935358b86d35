/** One resource of a CloudFormation template, unresolved. */
export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
  Condition?: string;
}

export interface Template {
  Resources: Record<string, Resource>;
  Parameters?: Record<string, { Type: string; Default?: unknown }>;
}

/** A template together with what its stack is called and where its assets lie. */
export interface Stack {
  name: string;
  template: Template;
  /** Absolute directory of the asset that is uploaded under an S3 object key. */
  assetDirectories: Map<string, string>;
}

/** What to throw for whatever the local runner cannot impersonate: a sentence that names resource and property. */
export function unsupported(logicalId: string, property: string, problem: string): Error {
  return new Error(`The template's ${logicalId} cannot be run locally: ${property} ${problem}.`);
}

/** @returns the logical ids and resources of a type, in template order. */
export function resourcesOf(template: Template, ...types: string[]): [id: string, resource: Resource][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => types.includes(Type));
}

/**
 * Takes something that a property holds for an object of known keys.
 * @param place where it is, for the message.
 * @throws Error for what is no object, and for a key beyond `known`, which nobody has thought about yet.
 */
export function expectKeys(
  id: string,
  place: string,
  value: unknown,
  known: readonly string[],
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unsupported(id, place, 'is no object');
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw unsupported(id, place, `has ${unknown}, which is not known to the local runner`);
  return value as Record<string, unknown>;
}

/** @throws Error for a property beyond `known`, which nobody has thought about yet. */
export function expectOnly(id: string, resource: Resource, known: readonly string[]): void {
  for (const property of Object.keys(resource.Properties ?? {})) {
    if (!known.includes(property))
      throw unsupported(id, property, `of ${resource.Type} is not known to the local runner`);
  }
}
