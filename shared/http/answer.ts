import type { APIGatewayProxyResult } from 'aws-lambda';

export type Answer = APIGatewayProxyResult;

/** Makes an answer with a JSON body. */
export function answer(statusCode: number, body: unknown, headers?: Record<string, string>): Answer {
  return { statusCode, body: JSON.stringify(body), ...(headers && { headers }) };
}
