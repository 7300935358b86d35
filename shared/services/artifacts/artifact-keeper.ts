import { artifactExpiry, type Artifact } from '../../domain/artifact/artifact.ts';
import { LEASE_MS, type Bundle } from '../../domain/artifact/bundle.ts';
import { objectKeys, type ArtifactObjects } from '../../s3/keys.ts';
import type { Objects } from '../../s3/objects.ts';
import { HEADER_BYTES, readHeader } from '../../source-maps/index/format.ts';
import { RefusedFile } from '../../source-maps/refused-file.ts';
import * as artifacts from '../../store/artifacts.ts';
import * as bundles from '../../store/bundles.ts';
import type { Attempt } from '../../store/bundles.ts';
import * as hasMaps from '../../store/has-maps.ts';
import type { Store } from '../../store/table/store.ts';
import type { BuildOrder } from './assemble.ts';
import type { ArtifactBytes, ArtifactToBuild, Keeper } from './build-artifacts.ts';

/** What the builder has to stop for: another run is at work, or the project is gone. */
export class Overtaken extends Error {}

export interface KeeperParts {
  store: Store;
  objects: Objects;
  /** Days that events are kept. */
  retentionDays: number;
  now: () => Date;
}

/** A file at which so many runs have died is not tried again. */
const MAX_CRASHES = 2;
const CRASHED =
  'building it took more than the memory or the time that there is, twice; split it, or build it without sources that nobody needs';

/**
 * Keeps what is built of an upload: objects first, then the item that names them, then the former objects go. Stopped between
 * any two of these and run again, it comes to the same.
 */
export class ArtifactKeeper implements Keeper {
  /** Of what is there of the upload. */
  readonly artifactIds = new Set<string>();
  private readonly parts: KeeperParts;
  private readonly order: BuildOrder;
  private readonly attempt: Attempt;
  private readonly crashes: Record<string, number>;
  private hasNoted = false;

  /** @param left what the run before this one has left */
  constructor(parts: KeeperParts, order: BuildOrder, run: string, left: Pick<Bundle, 'at_file' | 'crashes'>) {
    const { project_id, bundle_id, claim } = order;
    this.parts = parts;
    this.order = order;
    this.attempt = { project_id, bundle_id, claim, run };
    const { at_file } = left;
    this.crashes = { ...left.crashes };
    if (at_file !== undefined) this.crashes[keyOf(at_file)] = this.crashesAt(at_file) + 1;
  }

  async begin(file: string): Promise<void> {
    const { store, now } = this.parts;
    const alive = { at_file: file, crashes: this.crashes, alive_until: now().getTime() + LEASE_MS };
    if (!(await bundles.goOn(store, this.attempt, alive))) throw new Overtaken('another run is at work');
    if (this.crashesAt(file) >= MAX_CRASHES) throw new RefusedFile(file, CRASHED);
  }

  private crashesAt(file: string): number {
    return this.crashes[keyOf(file)] ?? 0;
  }

  async has(artifact: ArtifactToBuild): Promise<boolean> {
    const before = await this.read(artifact);
    if (before?.state !== 'ready' || before.digest !== artifact.digest || this.isExpired(before)) return false;
    if (!(await this.hasIndex(before))) return false;
    const renewed = await artifacts.renew(this.parts.store, this.itemOf(artifact), artifact.path);
    orGone(renewed);
    if (renewed === 'changed') return false;
    await this.removeFormer(before);
    this.artifactIds.add(artifact.artifact_id);
    return true;
  }

  /** Whether the objects of an artifact are there, and such as are read today. */
  private async hasIndex(artifact: Artifact): Promise<boolean> {
    try {
      readHeader(await this.parts.objects.get(objectKeys.index(artifact), { start: 0, length: HEADER_BYTES }));
      return true;
    } catch {
      return false;
    }
  }

  async keep(artifact: ArtifactToBuild, { index, texts }: ArtifactBytes): Promise<void> {
    const { store, objects } = this.parts;
    await this.noteMaps();
    const item = { ...this.itemOf(artifact), index_bytes: index.length, texts_bytes: texts.length };
    for (;;) {
      const before = await this.read(artifact);
      if (before !== null) await this.removeFormer(before);
      await objects.put(objectKeys.index(item), bufferOf(index));
      if (texts.length > 0) await objects.put(objectKeys.texts(item), bufferOf(texts));
      const former = formerOf(before, item);
      const entered = await artifacts.enter(store, item, { before, former, path: artifact.path });
      if (entered === 'changed') continue;
      if (entered === 'project-gone') await this.removeObjects(item);
      orGone(entered);
      this.artifactIds.add(artifact.artifact_id);
      if (former !== null) await this.removeFormer({ ...item, former });
      return;
    }
  }

  /** What is there and can be used stays. */
  async refuse(artifact: ArtifactToBuild, problem: string): Promise<void> {
    const before = await this.read(artifact);
    if (before?.state === 'ready' && !this.isExpired(before)) return;
    const item: Artifact = { ...this.itemOf(artifact), state: 'refused', problem };
    await this.noteMaps();
    const former = formerOf(before, item) ?? before?.former ?? null;
    orGone(await artifacts.enter(this.parts.store, item, { before, former, path: artifact.path }));
  }

  /** Once for a run; a project whose maps are all refused has some, too, of which events say what is wrong with them. */
  private async noteMaps(): Promise<void> {
    if (this.hasNoted) return;
    orGone(await hasMaps.note(this.parts.store, this.order.project_id));
    this.hasNoted = true;
  }

  private read({ artifact_id }: ArtifactToBuild): Promise<artifacts.StoredArtifact | null> {
    return artifacts.read(this.parts.store, this.order.project_id, artifact_id);
  }

  private isExpired({ expires_at }: Pick<Artifact, 'expires_at'>): boolean {
    return expires_at * 1000 <= this.parts.now().getTime();
  }

  private itemOf({ artifact_id, files, digest }: ArtifactToBuild): Artifact {
    const { project_id, bundle_id, release, dist, claim } = this.order;
    const { now, retentionDays } = this.parts;
    return {
      project_id,
      artifact_id,
      state: 'ready',
      problem: null,
      files,
      digest,
      build: claim,
      release,
      dist,
      index_bytes: 0,
      texts_bytes: 0,
      created_at: now().toISOString(),
      used_at: null,
      expires_at: artifactExpiry(now(), retentionDays),
      bundle_id,
    };
  }

  /** Removes what there is of the content that was there before, and then that it is to be removed. */
  private async removeFormer(artifact: artifacts.StoredArtifact): Promise<void> {
    const { former } = artifact;
    if (former === undefined) return;
    if (!isSameBuild(former, artifact)) await this.removeObjects({ ...artifact, ...former });
    await bundles.forget(this.parts.store, { project_id: artifact.project_id, bundle_id: former.bundle_id });
    await artifacts.forgetFormer(this.parts.store, artifact, former);
  }

  private async removeObjects(artifact: ArtifactObjects): Promise<void> {
    await this.parts.objects.remove(objectKeys.index(artifact));
    await this.parts.objects.remove(objectKeys.texts(artifact));
  }
}

/** Names come from the sender, and objects have some by themselves: `constructor`, `__proto__`. */
function keyOf(file: string): string {
  return `file ${file}`;
}

type Build = Pick<Artifact, 'digest' | 'build'>;

const isSameBuild = (one: Build, other: Build): boolean => one.digest === other.digest && one.build === other.build;

function formerOf(before: artifacts.StoredArtifact | null, item: Artifact): artifacts.FormerContent | null {
  if (before?.state !== 'ready' || isSameBuild(before, item)) return null;
  return { digest: before.digest, build: before.build, bundle_id: before.bundle_id };
}

/** @throws Overtaken when the project is gone: nothing is made below it any more. */
function orGone(outcome: string): void {
  if (outcome === 'project-gone') throw new Overtaken('the project is gone');
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
