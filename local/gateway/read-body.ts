import type { IncomingMessage } from 'node:http';

/** API Gateway's limit, not to be raised. */
export const LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * @returns `null` as soon as the body is larger than API Gateway takes; the rest is read and dropped, so that
 * the client gets to reading its answer.
 * @throws Error when the client goes away.
 */
export async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  if (Number(incoming.headers['content-length'] ?? 0) > LIMIT_BYTES) {
    incoming.resume();
    return null;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= LIMIT_BYTES) chunks.push(chunk);
      else resolve(null);
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
    incoming.on('close', () => reject(new Error('the client went away')));
  });
}
