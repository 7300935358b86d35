import { describe, expect, it, onTestFinished } from 'vitest';
import type { LambdaFunction } from '../../local/assembly/types.ts';
import { createLambda, type Lambda } from '../../local/lambda/lambda.ts';
import { ENDPOINTS, functionOf } from '../kit/local/functions.ts';

function running(
  functions: LambdaFunction[],
  log: (functionId: string, line: string) => void = () => undefined,
): Lambda {
  const lambda = createLambda({
    functions,
    endpoints: ENDPOINTS,
    log,
  });
  onTestFinished(lambda.stop);
  return lambda;
}

describe('a function', () => {
  it('returns what its handler returns, as JSON', async () => {
    const lambda = running([functionOf('F', 'export const handler = async (event) => ({ event, gone: undefined });')]);
    expect(await lambda.invoke('F', { a: 1 })).toEqual({ status: 'ok', payload: { event: { a: 1 } } });
  });

  it("sees the template's environment, Lambda's own and nothing of ours", async () => {
    const definition = functionOf('F', 'export const handler = () => process.env;', {
      environment: { GLET_TABLE: 't' },
    });
    const result = await running([definition]).invoke('F', {});
    const { payload } = result as { payload: Record<string, string> };
    expect(payload).toMatchObject({
      GLET_TABLE: 't',
      AWS_REGION: 'eu-local-1',
      AWS_ACCESS_KEY_ID: 'LOCALF',
      AWS_LAMBDA_FUNCTION_NAME: 'Test-F',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:2',
    });
    expect(payload).not.toHaveProperty('PATH');
    expect(payload).not.toHaveProperty('HOME');
  });

  it('sees the variables that the runner is told to add', async () => {
    const lambda = createLambda({
      functions: [
        functionOf('F', 'export const handler = () => process.env;', { environment: { A: 'own', B: 'own' } }),
      ],
      endpoints: ENDPOINTS,
      variables: { B: 'added', C: 'added' },
      log: () => undefined,
    });
    onTestFinished(lambda.stop);
    expect(await lambda.invoke('F', {})).toMatchObject({ payload: { A: 'own', B: 'added', C: 'added' } });
  });

  it('gets a context', async () => {
    const source = `export const handler = (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() });`;
    const { payload } = (await running([functionOf('F', source)]).invoke('F', {})) as { payload: { left: number } };
    expect(payload).toMatchObject({
      functionName: 'Test-F',
      invokedFunctionArn: 'arn:aws:lambda:eu-local-1:000000000000:function:Test-F',
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/Test-F',
    });
    expect(payload.left).toBeGreaterThan(4000);
    expect(payload.left).toBeLessThanOrEqual(5000);
  });

  it.each([
    ['throws', 'export const handler = async () => { throw new TypeError("no"); };', 'TypeError', 'no'],
    ['throws no error', 'export const handler = async () => { throw "no"; };', 'string', 'no'],
    ['cannot be loaded', 'throw new Error("at load");', 'Error', 'at load'],
    ['cannot be parsed', 'export const = ;', 'SyntaxError', ''],
    ['has no handler', 'export const other = 1;', 'Runtime.HandlerNotFound', 'handler is undefined or not exported'],
    ['ends its process', 'export const handler = () => process.exit(3);', 'Runtime.ExitError', 'ended with code 3'],
    [
      'fails beside its handler',
      'export const handler = () => new Promise(() => { setImmediate(() => { throw new Error("aside"); }); });',
      'Error',
      'aside',
    ],
  ])('that %s is an error, and the next event gets a new instance', async (_, source, errorType, message) => {
    const lambda = running([functionOf('F', source)]);
    for (const event of [1, 2]) {
      const result = await lambda.invoke('F', event);
      expect(result).toMatchObject({ status: 'error', errorType });
      expect((result as { errorMessage: string }).errorMessage).toContain(message);
    }
  });

  it.each([
    ['waits', 'export const handler = (event) => event.hang ? new Promise(() => {}) : 1;'],
    ['spins', 'export const handler = (event) => { while (event.hang); return 1; };'],
  ])('that %s for longer than its timeout is stopped', async (_, source) => {
    const lambda = running([functionOf('F', source, { timeoutMs: 300 })]);
    expect(await lambda.invoke('F', { hang: true })).toEqual({ status: 'timeout', timeoutMs: 300 });
    expect(await lambda.invoke('F', { hang: false })).toEqual({ status: 'ok', payload: 1 });
  });

  it('keeps its instance between events, and runs side by side up to the cap', async () => {
    const source = `
      let served = 0, now = 0;
      const instance = Math.random();
      export const handler = async () => {
        now++; served++;
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { instance, served, overlapping: now-- > 1 };
      };`;
    const lambda = running([functionOf('F', source)]);
    const results = await Promise.all(Array.from({ length: 12 }, async () => lambda.invoke('F', {})));
    const payloads = results.map(
      (result) => (result as { payload: { instance: number; overlapping: boolean } }).payload,
    );
    expect(payloads.some(({ overlapping }) => overlapping)).toBe(false);
    expect(new Set(payloads.map(({ instance }) => instance)).size).toBe(3);
  });

  it.each([1, 2, 6])('whose reserved concurrency is %i is refused what is more at a time', async (concurrency) => {
    const source = 'export const handler = async (event) => event;';
    const lambda = running([functionOf('F', source, { concurrency })]);
    const atOnce = async (events: number) =>
      Promise.all(Array.from({ length: events }, async (_, event) => lambda.invoke('F', event)));
    const served = Array.from({ length: concurrency }, (_, event) => ({ status: 'ok', payload: event }));
    const refused = { status: 'throttled', concurrency };
    expect(await atOnce(concurrency + 2)).toEqual([...served, refused, refused]);
    expect(await atOnce(concurrency)).toEqual(served);
  });

  it('that is throttled altogether is never run', async () => {
    const lambda = running([functionOf('F', 'export const handler = () => 1;', { concurrency: 0 })]);
    expect(await lambda.invoke('F', {})).toEqual({ status: 'throttled', concurrency: 0 });
  });

  it('has its output logged line by line', async () => {
    const lines: string[] = [];
    const source = 'export const handler = () => { console.log("a\\nb"); console.error("c"); };';
    await running([functionOf('F', source)], (id, line) => lines.push(`${id} ${line}`)).invoke('F', {});
    await expect.poll(() => lines.toSorted()).toEqual(['F a', 'F b', 'F c']);
  });

  it('is replaced by an update without losing what is in flight', async () => {
    const started = Promise.withResolvers<undefined>();
    const source = (version: number): string => `export const handler = async (event) => {
      if (event.wait) { console.log('started'); await new Promise((resolve) => setTimeout(resolve, 100)); }
      return ${version};
    };`;
    const lambda = running([functionOf('F', source(1))], () => started.resolve(undefined));
    const old = lambda.invoke('F', { wait: true });
    await started.promise;
    lambda.update([functionOf('F', source(2))]);
    expect(await lambda.invoke('F', {})).toEqual({ status: 'ok', payload: 2 });
    expect(await old).toEqual({ status: 'ok', payload: 1 });
  });

  it('that runs when everything stops is cut off', async () => {
    const started = Promise.withResolvers<undefined>();
    const source = 'export const handler = () => { console.log("started"); return new Promise(() => {}); };';
    const lambda = running([functionOf('F', source)], () => started.resolve(undefined));
    const result = lambda.invoke('F', {});
    await started.promise;
    await lambda.stop();
    expect(await result).toMatchObject({ status: 'error', errorType: 'Runtime.ExitError' });
  });
});
