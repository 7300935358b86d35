export interface MemberSelection {
  query?: string | null;
  user_ids?: readonly number[] | null;
}

/** The members that a caller asked for, in the order given. */
export function selectMembers<Member extends { id: number; name: string; username: string }>(
  members: readonly Member[],
  { query, user_ids }: MemberSelection,
): Member[] {
  const wanted = (query ?? '').toLowerCase();
  return members.filter(
    ({ id, name, username }) =>
      `${name}\n${username}`.toLowerCase().includes(wanted) && (user_ids == null || user_ids.includes(id)),
  );
}
