import type { Refusal } from '../iam/caller.ts';

/** A mail as SES is handed it. */
export interface Email {
  from: string;
  to: readonly string[];
  subject: string;
  text: string | null;
  html: string | null;
  headers: readonly { name: string; value: string }[];
}

const bad = (message: string): Refusal => ({ type: 'BadRequestException', message });

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html: "Maximum number of recipients per message", and of a message 40 MB. */
const MAX_RECIPIENTS = 50;
const MAX_BYTES = 40 * 1024 * 1024;
/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Message.html: "Maximum number of 15 items". */
const MAX_HEADERS = 15;
/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html */
const HEADER_NAME = /^[!-9;-@A-~]{1,126}$/;
const HEADER_VALUE = /^[ -~]{1,870}$/;
/** What SES makes of the rest of the call. */
const OWN_HEADERS = ['bcc', 'cc', 'content-type', 'from', 'mime-version', 'return-path', 'subject', 'to'];
/** What SES puts its own in place of: https://docs.aws.amazon.com/ses/latest/dg/header-fields.html */
const OVERWRITTEN = ['date', 'message-id'];
/** ASCII alone: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html, `FromEmailAddress`. */
const ADDRESS = /^[!-?A-~]{1,64}@[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)+$/i;

/** Reads what a call of SendEmail wants, as far as it is used here: `Simple` content. All else is refused by name. */
export function readEmail(given: Record<string, unknown>, bytes: number): Email | Refusal {
  if (bytes > MAX_BYTES) return bad('The message is larger than 40 MB.');
  const { FromEmailAddress: from, Destination: destination } = given;
  const content = fieldsOf(fieldsOf(given['Content'])['Simple']);
  const body = fieldsOf(content['Body']);
  const problem =
    unknownIn(given, ['Content', 'Destination', 'FromEmailAddress']) ??
    unknownIn(fieldsOf(destination), ['ToAddresses']) ??
    unknownIn(fieldsOf(given['Content']), ['Simple']) ??
    unknownIn(content, ['Body', 'Headers', 'Subject']) ??
    unknownIn(body, ['Html', 'Text']);
  if (problem !== null) return bad(problem);
  const to = fieldsOf(destination)['ToAddresses'];
  if (!isAddress(from)) return bad('FromEmailAddress is no address.');
  if (!Array.isArray(to) || to.length === 0 || to.length > MAX_RECIPIENTS)
    return bad(`A message has 1 to ${MAX_RECIPIENTS} recipients.`);
  const wrong = to.findIndex((one) => !isAddress(one));
  if (wrong >= 0) return bad(`${JSON.stringify(to[wrong])} is no address.`);
  const headers = headersOf(content['Headers'] ?? []);
  if ('type' in headers) return headers;
  const [subject, text, html] = [content['Subject'], body['Text'], body['Html']].map(textOf);
  if (typeof subject !== 'string' || /[\r\n]/.test(subject)) return bad('The subject is none, or more than one line.');
  if (text === undefined || html === undefined || (text === null && html === null))
    return bad('The body has to be Text or Html, each as Data in UTF-8.');
  return { from, to: to as string[], subject, text, html, headers };
}

function headersOf(given: unknown): Email['headers'] | Refusal {
  if (!Array.isArray(given) || given.length > MAX_HEADERS) return bad(`A message has at most ${MAX_HEADERS} headers.`);
  const headers = given.map((one) => {
    const { Name: name = '', Value: value = '' } = fieldsOf(one);
    return { name: typeof name === 'string' ? name : '', value: typeof value === 'string' ? value : '' };
  });
  const names = headers.map(({ name }) => name.toLowerCase());
  const wrong = headers.find(
    ({ name, value }, index) =>
      !HEADER_NAME.test(name) ||
      !HEADER_VALUE.test(value) ||
      OWN_HEADERS.includes(names[index]!) ||
      names.indexOf(names[index]!) !== index,
  );
  const sent = headers.filter((_, index) => !OVERWRITTEN.includes(names[index]!));
  return wrong === undefined ? sent : bad(`The header ${wrong.name} is not allowed, or its value is not.`);
}

/** `null`: it is not given; `undefined`: it is no text in UTF-8. */
function textOf(given: unknown): string | null | undefined {
  if (given === undefined) return null;
  const { Data, Charset = 'UTF-8', ...rest } = fieldsOf(given);
  return typeof Data === 'string' && Charset === 'UTF-8' && Object.keys(rest).length === 0 ? Data : undefined;
}

/** Whether something is an address of mail, as SES takes them. */
export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && ADDRESS.test(value);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function unknownIn(given: object, known: readonly string[]): string | null {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  return unknown === undefined ? null : `${unknown} is not known to the local runner.`;
}
