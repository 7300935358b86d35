import type { SentFile } from '../domain/artifact/chunk.ts';
import type { SentBody } from './call.ts';
import { MalformedRequest } from './malformed-request.ts';

/**
 * Reads the files of a form by Node's own parser (RFC 7578); its other fields are passed over. An empty body has none.
 * @throws MalformedRequest for a body that is no form.
 */
export async function filesIn({ bytes, type }: SentBody): Promise<SentFile[]> {
  if (bytes.length === 0) return [];
  const form = await formIn(bytes, type);
  const files = [...form].filter((entry): entry is [string, File] => typeof entry[1] !== 'string');
  return Promise.all(
    files.map(async ([field, file]) => ({ field, name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })),
  );
}

async function formIn(bytes: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new MalformedRequest({ code: 'malformed-form' });
  }
}
