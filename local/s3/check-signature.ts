import { timingSafeEqual } from 'node:crypto';
import { REGION } from '../assembly/references.ts';
import { refusal, type Operation, type S3Refusal } from './operations.ts';
import { sha256, signatureOf } from './signature.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, RequestTimeTooSkewed */
const MAX_SKEW_MS = 15 * 60_000;

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/(\d{8})\/([^/\s]+)\/([^/\s]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Checks what S3 checks of a request before it asks who may: the time, the scope, the hash of the body, and a signature over
 * the host, the type of the body and all headers of Amazon's
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). Bodies whose hash is not known before
 * they are sent are not known here.
 */
export function signatureProblem(
  { method, headers, body }: { method: string; headers: Readonly<Record<string, string>>; body: Buffer },
  { path }: Pick<Operation, 'path'>,
  secretAccessKey: string,
  now: Date,
): S3Refusal | null {
  const [, , date, region, service, names, signature] = AUTHORIZATION.exec(headers['authorization'] ?? '') ?? [];
  if (signature === undefined)
    return refusal(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  if (region !== REGION || service !== 's3')
    return refusal(400, 'AuthorizationHeaderMalformed', `The credential has to be for s3 in ${REGION}.`);
  const time = headers['x-amz-date'] ?? '';
  const sent = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!time.startsWith(date!) || !(Math.abs(now.getTime() - sent) <= MAX_SKEW_MS))
    return refusal(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the server time is too large.',
    );
  const payloadHash = headers['x-amz-content-sha256'];
  if (payloadHash === undefined)
    return refusal(400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  if (!/^[0-9a-f]{64}$/.test(payloadHash))
    return refusal(501, 'NotImplemented', `a payload that is ${payloadHash} is not known to the local runner`);
  if (payloadHash !== sha256(body))
    return refusal(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' does not match what was computed.",
    );
  const signedHeaders = names!.split(';');
  const unsigned = Object.keys(headers).find(
    (name) =>
      (name === 'host' || name === 'content-type' || name.startsWith('x-amz-')) && !signedHeaders.includes(name),
  );
  if (unsigned !== undefined)
    return refusal(403, 'AccessDenied', `There were headers present in the request which were not signed: ${unsigned}`);
  const request = { method, path, headers, signedHeaders, payloadHash };
  const expected = signatureOf(request, { date: date!, region }, secretAccessKey);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
    ? null
    : refusal(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided.',
      );
}
