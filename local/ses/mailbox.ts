import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../durable-file.ts';
import type { Email } from './read-email.ts';

/** Mails that were sent, as files of the data directory that a mail program opens. */
export interface Mailbox {
  /** When it returns, the mail is on the disk. */
  put: (id: string, email: Email) => void;
  /** Names of the mails' files, the newest first. */
  list: () => string[];
  /** A mail as it is in its file, `null` if there is none. */
  read: (name: string) => string | null;
}

const NAME = /^[\d-]+T[\d-]+Z-[\da-f-]+\.eml$/;

export function openMailbox(directory: string): Mailbox {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const list = (): string[] =>
    readdirSync(directory)
      .filter((name) => NAME.test(name))
      .toSorted()
      .toReversed();
  return {
    put(id, email) {
      const now = new Date();
      const name = `${now.toISOString().replaceAll(/[:.]/g, '-')}-${id}.eml`;
      replaceFile(join(directory, name), writeMail(id, email, now));
    },
    list,
    read: (name) => (list().includes(name) ? readFileSync(join(directory, name), 'utf8') : null),
  };
}

/** A mail as it travels (RFC 5322, RFC 2045): what is not ASCII is in Base64. */
export function writeMail(id: string, { from, to, subject, text, html, headers }: Email, date: Date): string {
  const boundary = `=_${id}`;
  const parts = [
    ...(text === null ? [] : [partOf('text/plain', text)]),
    ...(html === null ? [] : [partOf('text/html', html)]),
  ];
  const lines = [
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@local>`,
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    `Subject: ${encodedWords(subject)}`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...parts.flatMap((part) => [`--${boundary}`, part]),
    `--${boundary}--`,
    '',
  ];
  return lines.join('\r\n');
}

function partOf(type: string, content: string): string {
  const base64 = Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`;
}

/** RFC 2047: words of at most 75 characters, each whole characters of its own. */
function encodedWords(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const words: string[] = [''];
  for (const character of text) {
    const longer = words.at(-1)! + character;
    if (Buffer.byteLength(longer) > 42) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}
