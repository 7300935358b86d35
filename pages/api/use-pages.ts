import { useEffect, useReducer, useState } from 'preact/hooks';
import type { ApiError } from './api-error.ts';
import { joinPages, type JoinedPages } from './join-pages.ts';
import type { Snapshot } from './resource-store.ts';
import { keyOf, load, resources } from './resources.ts';
import type { DataOf, Reply, Sent } from './types.ts';
import { useResource, type Resource } from './use-resource.ts';
import { watchResource } from './watch-resource.ts';

/** Lists that go on by cursor. */
interface Lists {
  listErrors: DataOf<'listErrors'>[number];
  listProjectSummaries: DataOf<'listProjectSummaries'>[number];
  listEvents: DataOf<'listEvents'>[number];
  listProjectReleases: DataOf<'listProjectReleases'>[number];
  listArtifacts: DataOf<'listArtifacts'>[number];
  listAlerts: DataOf<'listAlerts'>[number];
}
type ListName = keyof Lists;
type Rows<Name extends ListName> = Reply<readonly Lists[Name][]>;

export interface Pages<Name extends ListName> extends Resource<DataOf<Name>>, JoinedPages<Lists[Name]> {
  /** Appends the next page, or asks again for one that was refused; `null` at the list's end, and while one is on its way. */
  more: (() => void) | null;
  /** A page that was asked for is not there yet. */
  isMoreLoading: boolean;
  /** Why a page that was asked for is not there. What passes by itself is the banner's, too. */
  moreError: ApiError | null;
  /** Whether more than the first page is shown. */
  hasFurther: boolean;
}

/**
 * Shows a list page after page, the next one below the one before. Only the first is asked for again while it is looked at;
 * all are after a write. Another filter begins with its first page.
 */
export function usePages<Name extends ListName>(
  name: Name,
  sent: Sent<Name>,
  options: { poll?: number } = {},
): Pages<Name> {
  const first = useResource(name, sent, options);
  const key = keyOf(name, sent);
  const [asked, setAsked] = useState<{ key: string; cursors: readonly string[] }>({ key, cursors: [] });
  const cursors = asked.key === key ? asked.cursors : [];
  const follows = cursorOf(first.reply);
  const isMoved = cursors.length > 0 && follows !== null && follows !== cursors[0];
  const { replies, missing, again } = useReplies(name, sent, isMoved ? [follows, ...cursors] : cursors);
  const [between, further] = isMoved ? [replies[0] ?? null, replies.slice(1)] : [null, replies];
  const found = untilMissing(further);
  const joined: JoinedPages<Lists[Name]> =
    first.reply === null
      ? { rows: [], next: null, searched: null, hasHole: false }
      : joinPages(first.reply as unknown as Rows<Name>, between, found);
  const isMissing = found.length < further.length;
  const refusal = missing?.isLoading === false ? missing.error : null;
  const isMoreLoading = isMissing && refusal === null;
  const moreError = isMissing ? refusal : null;
  const next = joined.next !== null && 'cursor' in joined.next ? joined.next.cursor : null;
  const kept = joined.hasHole ? [follows!] : cursors;
  const append = next === null ? null : () => setAsked({ key, cursors: [...kept, next] });
  const more = moreError !== null ? again : isMoreLoading || first.isAgain ? null : append;
  return { ...first, ...joined, more, isMoreLoading, moreError, hasFurther: cursors.length > 0 };
}

interface Replies<Name extends ListName> {
  replies: (Rows<Name> | null)[];
  /** What is known of the first page that is not there. */
  missing: Snapshot | undefined;
  /** Asks for what is not there. */
  again: () => void;
}

/** What is known of the pages at these cursors; they are asked for once, and again after a write. */
function useReplies<Name extends ListName>(name: Name, sent: Sent<Name>, cursors: readonly string[]): Replies<Name> {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const all = cursors.map((cursor) => ({ ...sent, cursor }));
  const keys = all.map((one) => keyOf(name, one));
  useEffect(() => {
    const ends = all.map((one, index) => {
      const end = watchResource(
        keys[index]!,
        () => load(name, one),
        () => render(0),
      );
      load(name, one, Infinity);
      return end;
    });
    return () => ends.forEach((end) => end());
  }, [keys.join(' ')]);
  const snapshots = keys.map((key) => resources.snapshot(key));
  return {
    replies: snapshots.map(({ reply }) => reply as Rows<Name> | null),
    missing: snapshots.find(({ reply }) => reply === null),
    again: () => all.forEach((one) => load(name, one, Infinity)),
  };
}

function cursorOf(reply: Reply<unknown> | null): string | null {
  const next = reply?.next ?? null;
  return next !== null && 'cursor' in next ? next.cursor : null;
}

function untilMissing<One>(all: readonly (One | null)[]): One[] {
  const end = all.indexOf(null);
  return (end < 0 ? all : all.slice(0, end)) as One[];
}
