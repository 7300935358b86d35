import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on, in one line. */
export function describeMachine(now: Date): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown CPU';
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `${now.toISOString().slice(0, 10)}, ${model}, ${availableParallelism()} cores, ${memory} GB, ` +
    `${process.platform}-${process.arch}, Node ${process.version}, load average before ${loadavg()[0]!.toFixed(1)}`
  );
}
