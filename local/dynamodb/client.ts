import { REGION } from '../assembly/references.ts';
import { connectEngine } from './engine-connection.ts';

/** One call in DynamoDB's JSON protocol, or DynamoDB Streams', against a local engine. */
export type CallDynamodb = (operation: string, input: object) => Promise<Record<string, unknown>>;

/**
 * The one identity that the engine sees. Engines look at the form of a signature, not at its value; but DynamoDB Local
 * keeps a database for each access key and region, so these must always be the same.
 */
export const ENGINE_ACCESS_KEY = 'LOCAL';
export const ENGINE_AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=${ENGINE_ACCESS_KEY}/20260101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`;

/** Those of every call, names in lower case. */
export const ENGINE_HEADERS = {
  authorization: ENGINE_AUTHORIZATION,
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
};

const STREAMS_OPERATIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];

/** Gives the value of `X-Amz-Target` for an operation. */
export function targetOf(operation: string): string {
  const service = STREAMS_OPERATIONS.includes(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
  return `${service}.${operation}`;
}

/**
 * Speaks to an engine. The function throws for what the engine refuses: an Error with DynamoDB's name for it,
 * `ResourceNotFoundException` say, and the engine's message, or, because some have none for an operation that they lack, a
 * sentence that names operation and answer.
 */
export function createDynamodbClient(endpoint: string): CallDynamodb {
  const connection = connectEngine(endpoint);
  return async function call(operation, input) {
    const headers = { ...ENGINE_HEADERS, 'x-amz-target': targetOf(operation) };
    const { status, body } = await connection.ask(headers, Buffer.from(JSON.stringify(input)));
    const text = body.toString();
    const answer = parsed(text);
    if (status === 200 && answer !== null) return answer;
    const { __type: type = 'UnknownError', message } = (answer ?? {}) as { __type?: string; message?: string };
    const name = type.split('#').pop()!;
    const said = answer === null ? JSON.stringify(text.slice(0, MAX_QUOTE_CHARACTERS)) : name;
    const sentence = `The DynamoDB at ${endpoint} does not take ${operation}: it answers ${status} ${said}`;
    throw Object.assign(new Error(message || sentence), { name });
  };
}

/** Of an answer that is no JSON. */
const MAX_QUOTE_CHARACTERS = 200;

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
