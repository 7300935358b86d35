import { gunzipSync } from 'node:zlib';

interface Coded {
  body: string;
  headers?: Record<string, unknown> | undefined;
  isBase64Encoded?: boolean | undefined;
}

/** Reads the text of what a function answered, whatever its coding. */
export function textOf({ body, headers, isBase64Encoded }: Coded): string {
  if (!isBase64Encoded) return body;
  const bytes = Buffer.from(body, 'base64');
  return (headers?.['Content-Encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
