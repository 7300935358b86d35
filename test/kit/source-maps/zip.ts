import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip archive, and what is to be claimed of it where that is not so. */
export interface ZipFile {
  name: string;
  bytes: Uint8Array;
  /** 8 where it is not said. */
  method?: number;
  flags?: number;
  claimed?: { bytes?: number; packedBytes?: number; crc?: number; offset?: number };
}

/** An artifact bundle as Sentry's tools write them: `SYSB`, a version, and a zip archive whose offsets count from the start. */
export function artifactBundle(
  files: readonly ZipFile[],
  { version = 2, relative = false, comment = '' }: { version?: number; relative?: boolean; comment?: string } = {},
): Buffer {
  const header = Buffer.alloc(8);
  header.write('SYSB');
  header.writeUInt32LE(version, 4);
  const parts: Buffer[] = [header];
  const directory: Buffer[] = [];
  let at = 8;
  for (const { name, bytes, method = 8, flags = 0, claimed = {} } of files) {
    const packed = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(claimed.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(claimed.packedBytes ?? packed.length, 14);
    fields.writeUInt32LE(claimed.bytes ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(claimed.offset ?? at - (relative ? 8 : 0), 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, more, Buffer.from(name));
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at - (relative ? 8 : 0), 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...parts, entries, end, Buffer.from(comment)]);
}

/** A bundle with its manifest last, as sentry-cli writes it. */
export function bundleOf(
  files: Readonly<Record<string, { bytes: string | Uint8Array; type?: string; url?: string; headers?: object }>>,
  more: object = {},
): Buffer {
  const described = Object.entries(files).map(([name, { type, url, headers }]) => [name, { type, url, headers }]);
  const manifest = Object.fromEntries(described);
  return artifactBundle([
    ...Object.entries(files).map(([name, { bytes }]) => ({ name, bytes: Buffer.from(bytes) })),
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify({ files: manifest, ...more })) },
  ]);
}
