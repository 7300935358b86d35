/** A mail as the local runner's page shows it. */
export interface ShownMail {
  subject: string;
  from: string;
  text: string;
  /** What its links lead to, as paths. */
  links: readonly string[];
}

/** Lists the mails to an address that a runner has sent, the newest first. @param base of its API */
export async function mailsTo(base: string, address: string): Promise<ShownMail[]> {
  const list = await pageAt(base, '/_local/mail');
  const rows = list.split('<tr>').filter((row) => row.includes(`<td>${address}</td>`));
  return Promise.all(rows.map(async (row) => shown(await pageAt(base, hrefsIn(row)[0]!))));
}

/** Opens a page of a runner's own. @throws Error if it is not there */
export async function pageAt(base: string, path: string): Promise<string> {
  const answer = await fetch(new URL(path, base));
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

function shown(page: string): ShownMail {
  const header = (name: string): string => new RegExp(`<th>${name}</th><td>([^<]*)</td>`).exec(page)?.[1] ?? '';
  const [, text = ''] = /<pre>([^]*)<\/pre>/.exec(page) ?? [];
  return { subject: header('Subject'), from: header('From'), text, links: hrefsIn(text) };
}

function hrefsIn(html: string): string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
}
