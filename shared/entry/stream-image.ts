import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue as SentValue } from 'aws-lambda';

/** Returns the item in an image of a stream's record, as Lambda sends it: JSON, in which bytes are base64. */
export function itemIn(image: Readonly<Record<string, SentValue>>): Record<string, unknown> {
  return unmarshall(withBytes(image));
}

function withBytes(image: Readonly<Record<string, SentValue>>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, valueWithBytes(value)]));
}

function valueWithBytes(value: SentValue): AttributeValue {
  if (value.B !== undefined) return { B: bytesOf(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(bytesOf) };
  if (value.L !== undefined) return { L: value.L.map(valueWithBytes) };
  return value.M === undefined ? value : { M: withBytes(value.M) };
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}
