import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PolicyStatement } from '../../local/assembly/types.ts';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { startSns } from '../../local/sns/server.ts';
import { openTopic } from '../../shared/sns/topic.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';

const TOPIC = 'arn:aws:sns:eu-local-1:000000000000:Operators';
const PUBLISHING: PolicyStatement = { effect: 'Allow', actions: ['sns:Publish'], resources: [TOPIC] };

async function snsFor({ statements = [PUBLISHING], topics = [TOPIC] } = {}) {
  const caller = functionOf('F', '', { role: { name: 'Role', statements } });
  const file = join(temporaryDirectory(), 'operator.jsonl');
  const said: string[] = [];
  const local = await startSns({ file, stack: { functions: [caller], topics }, log: (line) => said.push(line) });
  const credentials = { accessKeyId: accessKeyOf(caller), secretAccessKey: 'local' };
  const store = openStore({ table: 'none' }, { region: 'eu-local-1', credentials });
  onTestFinished(async () => {
    store.db.destroy();
    await local.stop();
  });
  return { publish: openTopic(store, TOPIC, local.endpoint), file, said, endpoint: local.endpoint, credentials };
}

describe('what the operator is told', () => {
  it('is kept, and said in the log', async () => {
    const { publish, file, said } = await snsFor();
    await publish('A destination fails', 'since „10:00“');
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(kept).toMatchObject({ TopicArn: TOPIC, Subject: 'A destination fails', Message: 'since „10:00“' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(said).toEqual([`The operator was told, which is kept in ${file}: A destination fails`]);
  });

  it('is denied to a function that may not', async () => {
    const { publish, file } = await snsFor({ statements: [{ ...PUBLISHING, resources: [`${TOPIC}2`] }] });
    await expect(publish('a', 'b')).rejects.toThrow(/403 .*<Code>AccessDeniedException.*sns:Publish on resource/);
    expect(existsSync(file)).toBe(false);
  });

  it('needs a topic, and something to tell', async () => {
    const { publish } = await snsFor({ topics: [] });
    await expect(publish('a', 'b')).rejects.toThrow(/404 .*Topic does not exist/);
    const there = await snsFor();
    await expect(there.publish('a', '')).rejects.toThrow(/400 .*Empty message/);
  });

  it.each<[string, Record<string, string>]>([
    ['Subject', { Subject: 'a\nb' }],
    ['Subject', { Subject: 'ä' }],
    ['Subject', { Subject: 'a'.repeat(101) }],
    ['Message too long', { Message: 'ä'.repeat(131_073) }],
    ['PhoneNumber is not known', { PhoneNumber: '1' }],
    ['Version', { Version: '2009-01-01' }],
    ['Publish alone', { Action: 'Subscribe' }],
  ])('is refused where AWS would: %s', async (sentence, changes) => {
    const { endpoint, credentials, file } = await snsFor();
    const given = { Action: 'Publish', Version: '2010-03-31', TopicArn: TOPIC, Subject: 'a', Message: 'b', ...changes };
    const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20261127/eu-local-1/sns/aws4_request, SignedHeaders=host, Signature=0`;
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(given),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(sentence);
    expect(existsSync(file)).toBe(false);
  });
});
