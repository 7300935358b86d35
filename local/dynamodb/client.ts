/** One call in DynamoDB's JSON protocol, or DynamoDB Streams', against a local engine. */
export type CallDynamodb = (operation: string, input: object) => Promise<Record<string, unknown>>;

/** The engines look at the form of the signature, not at its value. */
const SIGNATURE =
  'AWS4-HMAC-SHA256 Credential=LOCAL/20260101/eu-local-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

const STREAMS_OPERATIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];

/** @returns a function that throws for what the engine refuses: an Error with DynamoDB's name for it, `ResourceNotFoundException` say. */
export function createDynamodbClient(endpoint: string): CallDynamodb {
  return async function call(operation, input) {
    const service = STREAMS_OPERATIONS.includes(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        Authorization: SIGNATURE,
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Date': '20260101T000000Z',
        'X-Amz-Target': `${service}.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return answer;
    const { __type: type = 'UnknownError', message = response.statusText } = answer as {
      __type?: string;
      message?: string;
    };
    throw Object.assign(new Error(message), { name: type.split('#').pop()! });
  };
}
