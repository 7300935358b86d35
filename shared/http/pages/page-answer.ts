import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Answer } from '../answer.ts';
import { headersOf } from '../request.ts';
import { chooseCoding, type Coding } from '../content-coding.ts';
import { ENDINGS, type PageFiles } from './page-files.ts';

/** What files are kept in, from the smallest to the largest. */
const CODINGS: readonly Coding[] = ['br', 'gzip', 'identity'];

/**
 * Makes an answer of a file, in the content coding that the caller prefers. It goes out in base64, which API Gateway turns
 * into bytes because all types are binary to it ("Content type conversions in API Gateway", its developer guide).
 */
export function fileAnswer(
  { read }: Pick<PageFiles, 'read'>,
  name: string,
  event: APIGatewayProxyEvent,
  { statusCode, headers }: { statusCode: number; headers: Record<string, string> },
): Answer {
  const coding = chooseCoding(headersOf(event)('accept-encoding'), CODINGS);
  return {
    statusCode,
    headers: { ...headers, ...(coding !== 'identity' && { 'Content-Encoding': coding }) },
    ...(event.httpMethod === 'HEAD'
      ? { body: '' }
      : { body: read(name + ENDINGS[coding]).toString('base64'), isBase64Encoded: true }),
  };
}
