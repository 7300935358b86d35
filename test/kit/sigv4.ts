import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * The `Authorization` header that a request has to have, by default a POST to `/`, step by step as AWS writes it down:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function expectedAuthorization(
  headers: IncomingHttpHeaders,
  body: string,
  secretAccessKey: string,
  { method = 'POST', url = '/' }: { method?: string; url?: string } = {},
): string {
  const [path = '/', query = ''] = url.split('?');
  const parts = /Credential=([^,]+), ?SignedHeaders=([^,]+)/.exec(headers.authorization ?? '');
  const [accessKeyId, date, region, service] = parts![1]!.split('/') as [string, string, string, string];
  const signedHeaders = parts![2]!;
  const canonicalHeaders = signedHeaders.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, query, canonicalHeaders.join(''), signedHeaders, sha256(body)].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, date), region), service), 'aws4_request');
  const signature = hmac(key, toSign).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}
