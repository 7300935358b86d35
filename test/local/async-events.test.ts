import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAsyncEvents, type AsyncEventsOptions } from '../../local/lambda/async-events.ts';
import type { InvokeResult } from '../../local/lambda/result.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';

const OK: InvokeResult = { status: 'ok', payload: null };
const FAILED: InvokeResult = { status: 'error', errorType: 'Error', errorMessage: 'no', trace: [] };
const CONFIG = { functionId: 'Job', retries: 2, onFailure: 'arn:of:queue' };

/** Events of a function whose calls come to these, the last one for ever. */
function eventsOf(results: InvokeResult[], changes: Partial<AsyncEventsOptions> = {}) {
  const directory = changes.directory ?? temporaryDirectory();
  const calls: { payload: unknown; requestId: string | undefined }[] = [];
  const said: string[] = [];
  const events = openAsyncEvents({
    directory,
    functions: [{ id: 'Job', label: 'the/job' }],
    invokeConfigs: [CONFIG],
    invoke: async (_, payload, requestId) => results[Math.min(calls.push({ payload, requestId }), results.length) - 1]!,
    log: (line) => said.push(line),
    retryMs: [1],
    ...changes,
  });
  onTestFinished(events.stop);
  const waiting = (): string[] => readdirSync(directory).filter((name) => name.endsWith('.json'));
  return { ...events, directory, calls, said, waiting };
}

describe('a call that nobody waits for', () => {
  it('is kept before it is made, and gone when it is done', async () => {
    const { accept, waiting, calls } = eventsOf([OK]);
    accept('Job', { a: 1 });
    expect(waiting()).toHaveLength(1);
    await expect.poll(waiting).toEqual([]);
    expect(calls).toMatchObject([{ payload: { a: 1 } }]);
  });

  it('is made three times, as the same request, and then kept with what failed', async () => {
    const { accept, calls, waiting, directory, said } = eventsOf([FAILED]);
    accept('Job', { a: 1 });
    await expect.poll(() => said.at(-1)).toContain('Gave up on a call of the/job');
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(1);
    expect(said[0]).toContain('it is tried again in 0.001 s, by Lambda in 1 min');
    expect(waiting()).toEqual([]);
    const kept: unknown = JSON.parse(readFileSync(join(directory, 'given-up.jsonl'), 'utf8'));
    expect(kept).toMatchObject({ payload: { a: 1 }, problem: FAILED, onFailure: 'arn:of:queue' });
  });

  it('is made as often as the stack says', async () => {
    const { accept, calls, said } = eventsOf([FAILED], { invokeConfigs: [{ ...CONFIG, retries: 0 }] });
    accept('Job', {});
    await expect.poll(() => said.at(-1)).toContain('Gave up');
    expect(calls).toHaveLength(1);
  });

  it('that was not done when the runner was killed is made after the next start, as the same request', async () => {
    const hanging = eventsOf([], { invoke: async () => new Promise(() => undefined) });
    hanging.accept('Job', { a: 1 });
    const [name] = hanging.waiting();
    const again = eventsOf([OK], { directory: hanging.directory });
    await expect.poll(again.waiting).toEqual([]);
    expect(again.calls).toEqual([{ payload: { a: 1 }, requestId: name!.replace('.json', '') }]);
  });

  it('that is cut off with the runner counts as no failure', async () => {
    let cutOff: (result: InvokeResult) => void = () => undefined;
    const { accept, stop, waiting, said, directory } = eventsOf([], {
      invoke: async () => new Promise((resolve) => void (cutOff = resolve)),
    });
    accept('Job', {});
    stop();
    cutOff(FAILED);
    await new Promise((resolve) => void setImmediate(resolve));
    const [name] = waiting();
    expect(JSON.parse(readFileSync(join(directory, name!), 'utf8'))).toMatchObject({ failures: 0 });
    expect(said).toEqual([]);
  });

  it('of a function that is no more is given up', async () => {
    const { accept, said, waiting } = eventsOf([OK], { functions: [] });
    accept('Job', {});
    await expect.poll(waiting).toEqual([]);
    expect(said).toEqual([expect.stringContaining('Gave up on a call of Job')]);
  });

  it('keeps the runner from starting if its file cannot be read, and is not forgotten', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'a.json'), '{"half');
    expect(() => eventsOf([OK], { directory })).toThrow(SyntaxError);
    expect(readFileSync(join(directory, 'a.json'), 'utf8')).toBe('{"half');
  });
});
