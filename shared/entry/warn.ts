import { readServiceName } from './environment.ts';

/**
 * Writes a line to the log as the logger of other functions does, whose 33 KB a function that has nothing else to say would load
 * for it. To the stream itself, because Lambda puts text in front of what goes through the console.
 */
export function warn(message: string, { error, ...fields }: { error: unknown; [name: string]: unknown }): void {
  const { name, message: problem, stack } = error instanceof Error ? error : new Error(String(error));
  const line = {
    level: 'WARN',
    message,
    sampling_rate: 0,
    service: readServiceName(),
    timestamp: new Date().toISOString(),
    ...fields,
    error: { name, message: problem, stack },
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
