import { randomUUID } from 'node:crypto';
import { digestOf } from '../access-token.ts';
import { MAX_UPLOAD_CHUNKS } from '../limits.ts';
import { RuleViolation } from '../refusals.ts';
import { DIGEST } from './chunk.ts';

/** An upload that is to be put together: digests are SHA-1 in lower-case hexadecimal. */
export interface SentBundle {
  /** Of the whole. */
  checksum: string;
  /** In order. Empty: only the state of one is asked for that was sent before. */
  chunks: readonly string[];
  release: string | null;
  dist: string | null;
}

/** What becomes of an upload, in the words of Sentry's protocol. */
export type BundleState = 'created' | 'assembling' | 'ok' | 'error';

/** An upload as one project has it. */
export interface Bundle {
  project_id: number;
  /** What tells it from others: checksum, release and dist. */
  bundle_id: string;
  state: BundleState;
  /** Why it is an error, as a sentence. */
  detail: string | null;
  /** Of the attempt to put it together; only its own may say how it ended. */
  claim: string;
  /** Milliseconds since 1970. */
  claimed_at: number;
  /** Epoch seconds. */
  expires_at: number;
  /** Of an attempt that has begun: the run that is at work, and until when it is believed to be, milliseconds since 1970. */
  run?: string;
  alive_until?: number;
  /** The file that it is at. A run that ends without taking this away has died of it, or with it. */
  at_file?: string;
  /** How often runs have ended at a file, by `file ` and its name. */
  crashes?: Readonly<Record<string, number>>;
}

/** How an upload is, as its sender is told: what is missing of its chunks, in their order. */
export interface AssembleState {
  state: BundleState | 'not_found';
  missing: readonly string[];
  detail: string | null;
}

/** How long it may take until an attempt begins that was claimed: Lambda has it wait while the account is busy. */
const MAX_START_MS = 5 * 60_000;

/** How long a run counts as alive after it has last said so. It says so before each file, and none takes a minute. */
export const LEASE_MS = 3 * 60_000;

/**
 * Reads what an upload is made of. Digests may come in either case.
 * @throws RuleViolation `upload-invalid`, which names the field.
 */
export function sentBundle(sent: {
  checksum: string;
  chunks?: readonly string[] | null;
  version?: string | null;
  dist?: string | null;
}): SentBundle {
  const chunks = (sent.chunks ?? []).map((digest) => digest.toLowerCase());
  if (!DIGEST.test(sent.checksum)) throw invalid('checksum is no SHA-1 in hexadecimal');
  if (chunks.length > MAX_UPLOAD_CHUNKS) throw invalid(`chunks has more than ${MAX_UPLOAD_CHUNKS} digests`);
  const wrong = chunks.findIndex((digest) => !DIGEST.test(digest));
  if (wrong >= 0) throw invalid(`chunks[${wrong}] is no SHA-1 in hexadecimal`);
  return {
    checksum: sent.checksum.toLowerCase(),
    chunks,
    release: sent.version || null,
    dist: sent.dist || null,
  };
}

/** The same files may be of several releases, each of which is put together by itself. */
export function bundleId({ checksum, release, dist }: Pick<SentBundle, 'checksum' | 'release' | 'dist'>): string {
  return digestOf(JSON.stringify([checksum, release, dist]));
}

/** Names an attempt to put an upload together. */
export function newClaim(): string {
  return randomUUID();
}

/** When an attempt that was claimed, or has said that it is alive, counts as given up: before these moments. */
export function abandonedBefore(nowMs: number): { claimed: number; alive: number } {
  return { claimed: nowMs - MAX_START_MS, alive: nowMs };
}

/** Whether nobody works at it any more though it has not ended. */
export function isAbandoned(
  { state, claimed_at, alive_until = 0 }: Pick<Bundle, 'state' | 'claimed_at' | 'alive_until'>,
  nowMs: number,
): boolean {
  const { claimed, alive } = abandonedBefore(nowMs);
  return (state === 'created' && claimed_at < claimed) || (state === 'assembling' && alive_until < alive);
}

/** The state of an upload to several projects: an error of one counts, and it is there when it is there in all. */
export function stateOfAll(bundles: readonly Pick<Bundle, 'state' | 'detail'>[]): Pick<Bundle, 'state' | 'detail'> {
  const order: readonly BundleState[] = ['error', 'created', 'assembling', 'ok'];
  const [worst] = bundles.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  return { state: worst!.state, detail: worst!.detail };
}

export function invalid(problem: string): RuleViolation {
  return new RuleViolation({ code: 'upload-invalid', problem });
}
