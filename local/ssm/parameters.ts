import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

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
  const parameters = new Map(Object.entries(readIfThere(file)));
  return {
    get: (name) => parameters.get(name),
    put(name, parameter) {
      parameters.set(name, parameter);
      replace(file, JSON.stringify(Object.fromEntries(parameters)));
    },
  };
}

function readIfThere(file: string): Record<string, Parameter> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Parameter>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** All of the new content or all of the old one, whatever happens in between. */
function replace(file: string, content: string): void {
  const written = `${file}.new`;
  const descriptor = openSync(written, 'w', 0o600);
  writeSync(descriptor, content);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(written, file);
}
