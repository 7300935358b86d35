/** A mail as the page shows it. */
export interface ShownMail {
  headers: readonly [name: string, value: string][];
  text: string;
  html: string;
}

/** Reads a mail that `writeMail` wrote. */
export function readMail(source: string): ShownMail {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const headers = head
    .replaceAll(/\r\n /g, '')
    .split('\r\n')
    .map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), decoded(line.slice(colon + 2))];
    });
  const body = rest.join('\r\n\r\n');
  return { headers, text: partOf(body, 'text/plain'), html: partOf(body, 'text/html') };
}

function partOf(body: string, type: string): string {
  const start = body.indexOf(`Content-Type: ${type}`);
  if (start < 0) return '';
  const content = body.slice(body.indexOf('\r\n\r\n', start) + 4);
  return Buffer.from(content.slice(0, content.indexOf('\r\n--')), 'base64').toString();
}

const decoded = (value: string): string =>
  value.replaceAll(/=\?utf-8\?B\?([^?]*)\?=/g, (_, base64: string) => Buffer.from(base64, 'base64').toString());
