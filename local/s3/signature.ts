import { createHash, createHmac } from 'node:crypto';

/** A request as its signature has it; the names of headers in lower case. */
export interface SignedParts {
  method: string;
  /** Each part percent-encoded once, as RFC 3986 has it. */
  path: string;
  headers: Readonly<Record<string, string>>;
  /** In the order of their names. */
  signedHeaders: readonly string[];
  /** SHA-256 of the body in hexadecimal. */
  payloadHash: string;
}

export interface Scope {
  /** `YYYYMMDD` */
  date: string;
  region: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** SHA-256 in hexadecimal. */
export function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Computes the signature of a request to S3 without a query, in hexadecimal
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 */
export function signatureOf(request: SignedParts, { date, region }: Scope, secretAccessKey: string): string {
  const { method, path, headers, signedHeaders, payloadHash } = request;
  const canonicalHeaders = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  const canonical = [method, path, '', canonicalHeaders.join(''), signedHeaders.join(';'), payloadHash].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, date), region), 's3'), 'aws4_request');
  return hmac(key, toSign).toString('hex');
}

export interface Identity {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

/** The headers that sign a request to S3 without a query. */
export function signingHeaders(
  { method, path, host, body }: { method: string; path: string; host: string; body: Buffer },
  { accessKeyId, secretAccessKey, region }: Identity,
  now: Date,
): Record<string, string> {
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const date = time.slice(0, 8);
  const payloadHash = sha256(body);
  const headers = { host, 'x-amz-content-sha256': payloadHash, 'x-amz-date': time };
  const signedHeaders = Object.keys(headers);
  const signature = signatureOf(
    { method, path, headers, signedHeaders, payloadHash },
    { date, region },
    secretAccessKey,
  );
  const credential = `Credential=${accessKeyId}/${date}/${region}/s3/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  return { ...headers, authorization };
}
