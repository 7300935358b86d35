import { isDeepStrictEqual } from 'node:util';
import type { Assembly } from '../assembly/types.ts';
import { startEventSource, type EventSourceOptions, type RunningEventSource } from './event-source.ts';

export interface Streams {
  /** Starts, restarts and ends event sources where the assembly differs from before. */
  update: (assembly: Assembly) => Promise<void>;
  stop: () => Promise<void>;
}

export type StreamsOptions = Pick<EventSourceOptions, 'call' | 'invoke' | 'directory' | 'log'>;

/** All event source mappings of a stack. Nothing runs before the first update. */
export function createStreams(options: StreamsOptions): Streams {
  const running = new Map<string, { settings: object; eventSource: RunningEventSource }>();

  async function end(id: string): Promise<void> {
    const ended = running.get(id);
    running.delete(id);
    await ended?.eventSource.stop();
  }

  async function update({ eventSources, functions, tables }: Assembly): Promise<void> {
    for (const id of running.keys()) {
      if (!eventSources.some((source) => source.id === id)) await end(id);
    }
    for (const source of eventSources) {
      const target = functions.find(({ id }) => id === source.functionId)!;
      const settings = { source, role: target.role };
      if (isDeepStrictEqual(running.get(source.id)?.settings, settings)) continue;
      await end(source.id);
      const { name: tableName } = tables.find(({ id }) => id === source.tableId)!;
      running.set(source.id, {
        settings,
        eventSource: await startEventSource({ ...options, source, target, tableName }),
      });
    }
  }

  return {
    update,
    async stop() {
      await Promise.all([...running.keys()].map(end));
    },
  };
}
