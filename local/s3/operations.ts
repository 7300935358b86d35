/** What S3 says in place of an answer: status, code and sentence. */
export interface S3Refusal {
  status: number;
  code: string;
  message: string;
}

export interface Operation {
  action: 's3:GetObject' | 's3:PutObject' | 's3:DeleteObject';
  bucket: string;
  key: string;
  /** The path, each part percent-encoded once. */
  path: string;
}

const ACTIONS: Readonly<Record<string, Operation['action']>> = {
  GET: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

/** Headers of Amazon's that a request may have; all others would ask for something that is not done here. */
const KNOWN_HEADERS = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent'];
/** On these an answer depends in S3, and the embedded engine does not look at all of them. */
const CONDITIONS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

/** Of objects alone, whole or by one range, whose bucket is the first part of the path. Anything else is refused. */
export function operationOf(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
): Operation | S3Refusal {
  const [sent = '', query] = url.split('?', 2);
  const action = ACTIONS[method];
  const [, bucket = '', ...rest] = decoded(sent) ?? [];
  const key = rest.join('/');
  if (bucket === '') return refusal(400, 'InvalidURI', "Couldn't parse the specified URI.");
  if (action === undefined || key === '') return notKnown(`${method} of ${key === '' ? 'a bucket' : 'an object'}`);
  if (query !== undefined) return notKnown(`the query ${query.split('=', 1)[0]}`);
  const unknown = Object.keys(headers).find(
    (name) => CONDITIONS.includes(name) || (name.startsWith('x-amz-') && !KNOWN_HEADERS.includes(name)),
  );
  if (unknown !== undefined) return notKnown(`the header ${unknown}`);
  const { range } = headers;
  // The embedded engine takes a last byte of 0 for none.
  if (range !== undefined && !/^bytes=\d+-\d*[1-9]\d*$/.test(range)) return notKnown(`the range ${range}`);
  // A key may have them in S3; the embedded engine has a folder for each part of a key.
  const odd = rest.find((part) => ['', '.', '..'].includes(part) || part.includes('/'));
  if (odd !== undefined) return notKnown(`a key with the part ${JSON.stringify(odd)}`);
  if (action === 's3:PutObject' && headers['content-length'] === undefined)
    return refusal(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
  return { action, bucket, key, path: [bucket, ...rest].map((part) => `/${encoded(part)}`).join('') };
}

export function refusal(status: number, code: string, message: string): S3Refusal {
  return { status, code, message };
}

function notKnown(what: string): S3Refusal {
  return refusal(501, 'NotImplemented', `${what} is not known to the local runner`);
}

/** `null`: a broken escape. */
function decoded(path: string): string[] | null {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** As RFC 3986 has it: `encodeURIComponent` leaves five more as they are. */
function encoded(part: string): string {
  return encodeURIComponent(part).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
