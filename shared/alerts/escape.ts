/*
 * What a text of others needs so that a receiver shows it as it is. Each works on a character alone, so that an escaped text
 * can be cut between two of them.
 */

/** Slack's markup, and with it mentions such as `<!here>`: https://docs.slack.dev/messaging/formatting-message-text/#escaping */
export function forSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** HTML, in texts and in attributes. */
export function forHtml(text: string): string {
  return forSlack(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/**
 * Markdown of chats, where a backslash takes the meaning of any punctuation (https://spec.commonmark.org/0.31.2/#backslash-escapes).
 * No more than is needed: notifications on phones show the backslashes.
 */
export function forMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_~|<>#[\]]/g, (character) => `\\${character}`);
}

/** Takes mentions their meaning where no setting does: a mark without width keeps the name from the sign. */
export function unmentioned(text: string): string {
  return text.replaceAll(/[@＠]/g, (sign) => `${sign}\u200b`);
}

/**
 * Takes addresses in a text of others their meaning. A chat would make them links, and show below a message what they lead to:
 * a picture that anybody who has a client key could choose. To be done before a text is escaped.
 */
export function unlinked(text: string): string {
  return text.replaceAll('://', ':\u200b//').replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}\u200b.`);
}

/** Markdown in which mentions count. */
export function forMattermost(text: string): string {
  return unmentioned(forMarkdown(unlinked(text)));
}

/**
 * Markdown of GitLab: all of its punctuation, because besides there are references to issues, merge requests and the like, found
 * after entities such as `&#64;` are read: https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
export function forGitlab(text: string): string {
  return unmentioned(text.replaceAll(/[\\`*_~|<>#[\]()!&+:$%^{}-]/g, (character) => `\\${character}`));
}

/** A title in GitLab, which is no markdown, but where mentions count, and references that leave a note where they lead. */
export function forGitlabTitle(text: string): string {
  return text.replaceAll(/[@＠#!&]/g, (sign) => `${sign}\u200b`);
}

/** Google Chat, where `<users/all>` mentions all: in a message it cannot be escaped. */
export function forGoogleChat(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/** A line that does nothing in any chat, for receivers of which nothing is known. */
export function forAnyChat(text: string): string {
  return unmentioned(forGoogleChat(unlinked(text)));
}
