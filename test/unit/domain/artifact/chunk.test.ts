import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkIn, chunkOwner, type SentFile } from '../../../../shared/domain/artifact/chunk.ts';
import { MAX_CHUNK_BYTES } from '../../../../shared/domain/limits.ts';
import type { Principal } from '../../../../shared/domain/principal.ts';
import { RuleViolation } from '../../../../shared/domain/refusals.ts';

const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');
const CONTENT = randomBytes(1000);
const NAME = sha1(CONTENT);
const file = (changes: Partial<SentFile> = {}): SentFile => ({ field: 'file', name: NAME, bytes: CONTENT, ...changes });
const zeros = Buffer.alloc(MAX_CHUNK_BYTES + 1);

function problemOf(sent: SentFile): unknown {
  try {
    return chunkIn(sent);
  } catch (error) {
    if (error instanceof RuleViolation) return error.rule;
    throw error;
  }
}

describe('a chunk', () => {
  it.each([
    ['plain', file()],
    ['compressed', file({ field: 'file_gzip', bytes: gzipSync(CONTENT) })],
    ['with its name in upper case', file({ name: NAME.toUpperCase() })],
  ])('%s is taken', (_, sent) => {
    expect(chunkIn(sent)).toEqual({ digest: NAME, bytes: CONTENT });
  });

  it('may have all the bytes that a chunk may have', () => {
    const largest = zeros.subarray(1);
    const sent = file({ field: 'file_gzip', name: sha1(largest), bytes: gzipSync(largest) });
    expect(chunkIn(sent).bytes).toHaveLength(MAX_CHUNK_BYTES);
  });

  it.each([
    ['of another field', file({ field: 'chunk' }), 'the field "chunk" is neither file nor file_gzip'],
    [
      'of a field that objects have',
      file({ field: 'constructor' }),
      'the field "constructor" is neither file nor file_gzip',
    ],
    ['without a digest for its name', file({ name: '../x' }), 'the file name "../x" is no SHA-1 in hexadecimal'],
    ['of another content', file({ name: '0'.repeat(40) }), `the content of ${'0'.repeat(40)} has the SHA-1 ${NAME}`],
    ['that is no gzip', file({ field: 'file_gzip' }), `${NAME} is no gzip`],
    [
      'that is half a gzip',
      file({ field: 'file_gzip', bytes: gzipSync(CONTENT).subarray(0, 500) }),
      `${NAME} is no gzip`,
    ],
    ['too large', file({ name: sha1(zeros), bytes: zeros }), `${sha1(zeros)} has more than 2097152 bytes`],
    [
      'that is a bomb',
      file({ field: 'file_gzip', bytes: gzipSync(Buffer.alloc(50_000_000)) }),
      `${NAME} inflates to more than 2097152 bytes`,
    ],
  ])('%s is refused', (_, sent, problem) => {
    expect(problemOf(sent)).toEqual({ code: 'chunk-invalid', problem });
  });

  it('of whatever name and content is what its name says, or refused', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some));
    const sent = fc.record({
      field: fc.constantFrom('file', 'file_gzip', 'other'),
      name: fc.oneof(fc.string(), bytes.map(sha1)),
      bytes: fc.oneof(
        bytes,
        bytes.map((some) => gzipSync(some)),
      ),
    });
    fc.assert(
      fc.property(sent, (one) => {
        const found = problemOf(one) as { digest?: string; bytes?: Buffer; code?: string };
        expect(found.code ?? sha1(found.bytes!)).toBe(found.code ? 'chunk-invalid' : one.name.toLowerCase());
      }),
    );
  });
});

it('a chunk belongs to the project of a token, to the operators, or to a person', () => {
  const [project, other, admin, person] = [
    { kind: 'project', id: 1, project_id: 7 },
    { kind: 'project', id: 2, project_id: 7 },
    { kind: 'admin', id: 7 },
    { kind: 'person', id: 7 },
  ].map((one) => chunkOwner(one as Principal));
  expect(project).toBe(other);
  expect([project, admin, person]).toEqual(['project-7', 'admin', 'person-7']);
});
