import type { IncomingMessage } from 'node:http';

/**
 * Reads a message's body. Listens itself, because a stream's own `toArray` costs more than small bodies take to read.
 * @throws Error when the other side goes away before the end.
 */
export function readAll(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => void chunks.push(chunk));
    message.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    message.on('error', reject);
    message.on('close', () => reject(new Error('the other side went away')));
  });
}
