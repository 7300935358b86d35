import type { EngineAnswer } from './engine-connection.ts';

type Input = Record<string, unknown>;

/** A write of one item that may share a transaction with others. */
export interface GroupableWrite {
  /** As TransactWriteItems names it. */
  part: 'Put';
  input: Input;
  /** The same for writes of the same item, and for no other. */
  item: string;
}

interface WaitingWrite extends GroupableWrite {
  bytes: number;
  alone: () => Promise<EngineAnswer>;
  resolve: (answer: EngineAnswer | Promise<EngineAnswer>) => void;
  reject: (reason: unknown) => void;
}

export interface GroupWrites {
  /**
   * @param bytes of the call.
   * @param alone asks the engine for it as it came.
   * @throws Error of the network, or when the engine fails; whether something was written is then not known.
   */
  write: (write: GroupableWrite, bytes: number, alone: WaitingWrite['alone']) => Promise<EngineAnswer>;
}

/** TransactWriteItems takes 100 actions of 4 MB together (Service, account, and table quotas in Amazon DynamoDB). */
const MAX_WRITES = 50;
const MAX_BYTES = 2_000_000;

/**
 * Commits writes together that come in while the engine is at work: it writes one after the other and waits for the disk
 * after each, so what waits in line is asked for as one transaction, with one wait. Each is acknowledged when that is on the
 * disk, as it would be alone. When one of them does not hold, a transaction writes nothing, and each is asked for alone:
 * nobody sees another answer than without the group.
 * @param transact asks for a TransactWriteItems with this input.
 */
export function createGroupWrites(transact: (input: Input) => Promise<EngineAnswer>): GroupWrites {
  const waiting: WaitingWrite[] = [];
  let isWorking = false;

  async function work(): Promise<void> {
    isWorking = true;
    while (waiting.length > 0) {
      const group = takeGroup(waiting);
      const isCommitted = group.length > 1 && (await commit(group));
      if (!isCommitted) await Promise.all(group.map(answerAlone));
    }
    isWorking = false;
  }

  /** @returns `false`: nothing was written and nobody answered. */
  async function commit(group: readonly WaitingWrite[]): Promise<boolean> {
    try {
      const answer = await transact({ TransactItems: group.map(({ part, input }) => ({ [part]: input })) });
      // Only a refusal says that nothing was written.
      if (answer.status >= 400 && answer.status < 500) return false;
      for (const { resolve } of group) resolve(answer);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    return true;
  }

  return {
    write: (write, bytes, alone) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...write, bytes, alone, resolve, reject });
        if (!isWorking) void work();
      }),
  };
}

/** The first in line, and those behind it up to one of an item that is written already, or one too large. */
function takeGroup(waiting: WaitingWrite[]): WaitingWrite[] {
  const items = new Set<string>();
  let bytes = 0;
  const end = waiting.findIndex((write, place) => {
    bytes += write.bytes;
    if (place > 0 && (place === MAX_WRITES || bytes > MAX_BYTES || items.has(write.item))) return true;
    items.add(write.item);
    return false;
  });
  return waiting.splice(0, end < 0 ? waiting.length : end);
}

function answerAlone({ alone, resolve, reject }: WaitingWrite): Promise<void> {
  return alone().then(resolve, reject);
}
