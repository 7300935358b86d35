import { readIfThere, replaceFile } from '../durable-file.ts';

/** A parameter as it was put. */
export interface Parameter {
  type: 'String' | 'SecureString';
  value: string;
  version: number;
  /** ISO 8601 UTC. */
  modified: string;
}

export interface Parameters {
  get: (name: string) => Parameter | undefined;
  /** When it returns, the parameter is on the disk. */
  put: (name: string, parameter: Parameter) => void;
}

/** Parameters in a file that only its owner may read: the values are in plain, for there is no KMS here. */
export function openParameters(file: string): Parameters {
  const parameters = new Map(Object.entries(JSON.parse(readIfThere(file) ?? '{}') as Record<string, Parameter>));
  return {
    get: (name) => parameters.get(name),
    put(name, parameter) {
      parameters.set(name, parameter);
      replaceFile(file, JSON.stringify(Object.fromEntries(parameters)));
    },
  };
}
