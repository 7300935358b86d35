import { artifactExpiry, releaseFileDigest, type Artifact as Entered } from '../../domain/artifact/artifact.ts';
import type { Objects } from '../../s3/objects.ts';
import type { Artifact } from '../../source-maps/frames/artifact.ts';
import * as lookUp from '../../store/artifact-look-up.ts';
import type { StoredReleaseFile } from '../../store/artifacts.ts';
import type { Store } from '../../store/table/store.ts';
import { BoundedMap } from '../collector/bounded-map.ts';
import { openedArtifacts } from './opened-artifacts.ts';

/** What an event asks for. */
export interface Wanted {
  /** Debug ids. */
  ids: readonly string[];
  /** Scripts without one, by their paths in the release: `~/static/app.min.js`. */
  files: { release: string | null; dist: string | null; paths: readonly string[] };
}

export interface FoundArtifacts {
  /** By debug id, or by the id that a path leads to. What is not there was not uploaded. */
  byId: ReadonlyMap<string, Artifact>;
  idOfPath: ReadonlyMap<string, string>;
  /** Why one cannot be reached; `null`: all can. */
  problem: Error | null;
}

/** Finds artifacts of projects. One for an instance: what it knows stays. */
export interface ArtifactSource {
  /**
   * Finds artifacts; one whose objects cannot be read is `unreachable`. All of it, and what is read of the artifacts
   * afterwards, ends at the store's deadline.
   * @throws as the table does
   */
  find: (store: Store, projectId: number, wanted: Wanted, now: Date) => Promise<FoundArtifacts>;
  /** Notes that events use what was found for them, so that it is kept as long as they are. */
  used: (store: Store, projectId: number, wanted: Wanted, ids: ReadonlySet<string>, now: Date) => Promise<void>;
}

export interface ArtifactSourceParts {
  objects: Pick<Objects, 'get'>;
  /** Of objects, compressed as they are, that are kept. */
  cacheBytes: number;
  /** How long events are kept, for who stores them; not given: a use is not noted. */
  retentionDays?: number;
}

/** How long an answer of the table is believed. */
const MAX_ANSWER_AGE_MS = 60_000;
/** How long that something is not there: an error that begins meanwhile is merged into no other when it is. */
const MAX_ABSENCE_AGE_MS = 5_000;
const MAX_ANSWERS = 4_000;

interface Answer<Item> {
  item: Item | null;
  until: number;
}

function answer<Item>(item: Item | null, now: Date): Answer<Item> {
  return { item, until: now.getTime() + (item === null ? MAX_ABSENCE_AGE_MS : MAX_ANSWER_AGE_MS) };
}

/** Opens a source of artifacts; it reads nothing by itself. */
export function artifactSource({ objects, cacheBytes, retentionDays }: ArtifactSourceParts): ArtifactSource {
  const open = openedArtifacts(objects, cacheBytes);
  const artifacts = new BoundedMap<string, Answer<Entered>>(MAX_ANSWERS);
  const files = new BoundedMap<string, Answer<StoredReleaseFile>>(MAX_ANSWERS);

  /** Reads what is not known, or not believed any more. */
  async function read(store: Store, projectId: number, { ids, digests }: lookUp.Sought, now: Date): Promise<void> {
    const isUnknown = (known: BoundedMap<string, Answer<unknown>>) => (name: string) =>
      (known.get(`${projectId} ${name}`)?.until ?? 0) <= now.getTime();
    const sought = { ids: ids.filter(isUnknown(artifacts)), digests: digests.filter(isUnknown(files)) };
    if (sought.ids.length + sought.digests.length === 0) return;
    const found = await lookUp.find(store, projectId, sought, now);
    for (const id of sought.ids) artifacts.set(`${projectId} ${id}`, answer(found.artifacts.get(id) ?? null, now));
    for (const digest of sought.digests)
      files.set(`${projectId} ${digest}`, answer(found.files.get(digest) ?? null, now));
  }

  /** The script of a release that a path leads to: of the event's distribution, else of none. */
  const fileOf = (projectId: number, digests: readonly string[]): [string, StoredReleaseFile] | null =>
    digests
      .map((digest) => [digest, files.get(`${projectId} ${digest}`)?.item ?? null] as const)
      .find((one): one is [string, StoredReleaseFile] => one[1] !== null) ?? null;

  async function opened(entered: Entered, until: number, failed: (error: Error) => void): Promise<Artifact> {
    if (entered.state === 'refused') return refusedArtifact(entered);
    try {
      return { state: 'ready', ...(await open(entered, until)) };
    } catch (error) {
      failed(error as Error);
      // It may have been replaced: the next event asks the table anew.
      artifacts.delete(`${entered.project_id} ${entered.artifact_id}`);
      return { state: 'unreachable' };
    }
  }

  return {
    async find(store, projectId, wanted, now) {
      const digests = digestsOf(wanted);
      await read(store, projectId, { ids: wanted.ids, digests: [...digests.values()].flat() }, now);
      const idOfPath = new Map<string, string>();
      for (const [path, own] of digests) {
        const file = fileOf(projectId, own);
        if (file !== null) idOfPath.set(path, file[1].artifact_id);
      }
      const ids = [...new Set([...wanted.ids, ...idOfPath.values()])];
      await read(store, projectId, { ids, digests: [] }, now);
      let problem: Error | null = null;
      const byId = new Map<string, Artifact>();
      await Promise.all(
        ids.map(async (id) => {
          const entered = artifacts.get(`${projectId} ${id}`)?.item ?? null;
          if (entered === null) return;
          byId.set(id, await opened(entered, store.deadlineMs, (error) => (problem ??= error)));
        }),
      );
      return { byId, idOfPath, problem };
    },

    async used(store, projectId, wanted, ids, now) {
      if (retentionDays === undefined) return;
      const expires_at = artifactExpiry(now, retentionDays);
      const touch = async (
        known: { item: { expires_at: number } | null },
        used: Parameters<typeof lookUp.touch>[2],
      ) => {
        if (!lookUp.isTouchDue(known.item!, expires_at)) return;
        known.item = { ...known.item!, expires_at };
        await lookUp.touch(store, projectId, used, { expires_at, now });
      };
      for (const id of ids) {
        const known = artifacts.get(`${projectId} ${id}`);
        if (known?.item) await touch(known, { artifact: known.item });
      }
      for (const own of digestsOf(wanted).values()) {
        const file = fileOf(projectId, own);
        if (file === null || !ids.has(file[1].artifact_id)) continue;
        await touch(files.get(`${projectId} ${file[0]}`)!, { digest: file[0], artifactId: file[1].artifact_id });
      }
    },
  };
}

/** By path: of the event's distribution first, then of none, as uploads name one or not. */
function digestsOf({ files: { release, dist, paths } }: Wanted): Map<string, string[]> {
  if (release === null) return new Map();
  const dists = dist === null ? [null] : [dist, null];
  return new Map(paths.map((path) => [path, dists.map((one) => releaseFileDigest({ release, dist: one, path }))]));
}

/** The problem of an artifact is a sentence that begins with the file; the two are shown apart. */
function refusedArtifact({ problem, files, artifact_id }: Entered): Artifact {
  const sentence = problem ?? '';
  const file = files.find(({ name }) => sentence.startsWith(`${name}: `))?.name ?? files[0]?.name ?? artifact_id;
  const without = sentence.startsWith(`${file}: `) ? sentence.slice(file.length + 2) : sentence;
  return { state: 'refused', file, problem: without.replace(/\.$/, '') };
}
