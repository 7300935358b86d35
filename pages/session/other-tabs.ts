/** What a tab tells the others of the same browser about their session. Never who, and never a token. */
export type SessionNews = 'signed-in' | 'signed-out';

const channel = new BroadcastChannel('glet-session');

/** The other tabs of this browser that show pages. */
export const otherTabs = {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin, and has no such argument
  tell: (news: SessionNews): void => channel.postMessage(news),

  /** Calls back with what another tab has done, never with what this one has. @returns what ends that. */
  listen(heed: (news: SessionNews) => void): () => void {
    const onMessage = (event: Event): void => heed((event as Event & { data: SessionNews }).data);
    channel.addEventListener('message', onMessage);
    return () => channel.removeEventListener('message', onMessage);
  },
};
