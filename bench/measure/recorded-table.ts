import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Readable } from 'node:stream';

/** A method that asks the table, and how its answer is kept and given again. */
interface Seam {
  prototype: object;
  method: string;
  keep: (answer: never) => Promise<() => unknown>;
}

export interface Recorder {
  /** Asks the table and keeps its answers, in order. */
  record: (work: () => Promise<unknown>) => Promise<void>;
  /** Gives the kept answers again, from the first, without asking. */
  rewind: () => void;
  /** The table is asked again. */
  stop: () => void;
}

/** Above the SDK: what is left is this project's own work. */
const COMMANDS: Seam = {
  prototype: DynamoDBDocumentClient.prototype,
  method: 'send',
  keep: async (answer: object) => () => answer,
};

/** Below the SDK: what is left includes marshalling, signing and parsing, all but the socket. */
const SOCKET: Seam = {
  prototype: Object.getPrototypeOf(new DynamoDBClient({ region: 'eu-local-1' }).config.requestHandler) as object,
  method: 'handle',
  keep: async ({ response }: { response: { body: Readable } }) => {
    const bytes = Buffer.concat((await response.body.toArray()) as Buffer[]);
    const again = (): object => {
      const copy = Object.assign(Object.create(Object.getPrototypeOf(response) as object), response) as typeof response;
      copy.body = Readable.from([bytes]);
      return { response: copy };
    };
    response.body = Readable.from([bytes]);
    return again;
  },
};

/**
 * Stands between the functions and the table. Replaces a method of the SDK's class while it works, for a deployed
 * function builds its client itself and takes none from outside.
 */
export function recorderAt(place: 'commands' | 'socket'): Recorder {
  const { prototype, method, keep } = place === 'commands' ? COMMANDS : SOCKET;
  const target = prototype as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const original = target[method]!;
  const kept: (() => unknown)[] = [];
  let next = 0;

  async function asking(this: unknown, ...given: unknown[]): Promise<unknown> {
    const answer = await original.apply(this, given);
    kept.push(await keep(answer as never));
    return answer;
  }

  return {
    async record(work) {
      target[method] = asking;
      await work();
      target[method] = async () => kept[next++]!();
    },
    rewind: () => {
      next = 0;
    },
    stop: () => {
      target[method] = original;
    },
  };
}
