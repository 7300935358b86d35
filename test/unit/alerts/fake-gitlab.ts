import type { Incoming, Outgoing } from '../../../shared/outbound/guarded-fetch.ts';

export interface FakeIssue {
  iid: number;
  title: string;
  description: string;
  labels?: string;
  confidential?: boolean;
  state: 'opened' | 'closed';
  notes: string[];
}

/** GitLab's issues as far as we use them: https://docs.gitlab.com/api/issues/, https://docs.gitlab.com/api/notes/ */
export class FakeGitlab {
  readonly issues: FakeIssue[] = [];
  readonly requests: string[] = [];
  /** Which of the requests to come are lost, and whether GitLab still did what they ask for. */
  losses: ('before' | 'after' | null)[] = [];

  readonly call = (request: Outgoing): Promise<Incoming> => {
    const loss = this.losses.shift() ?? null;
    if (loss === 'before') return Promise.resolve(answer(502, 'lost'));
    // As much is read of an answer as whoever asks wants: by default what a person is shown, and some more.
    const { text, ...head } = this.#answer(request);
    const answered = { ...head, text: text.slice(0, request.excerptBytes ?? 4_096) };
    return Promise.resolve(loss === 'after' ? answer(502, 'lost') : answered);
  };

  #answer({ method, url, headers, body }: Outgoing): Incoming {
    this.requests.push(`${method} ${url.pathname}`);
    if (headers['PRIVATE-TOKEN'] !== 'gitlab-issue-secret') return answer(401, { message: '401 Unauthorized' });
    const path = /^\/api\/v4\/projects\/acme%2Fshop\/issues(?:\/(\d+)(\/notes)?)?$/.exec(url.pathname);
    if (path === null) return answer(404, { message: '404 Project Not Found' });
    const given = body === undefined ? {} : (JSON.parse(body) as Record<string, string>);
    if (method === 'GET') return answer(200, this.#found(url.searchParams));
    const issue = this.issues.find(({ iid }) => String(iid) === path[1]);
    if (method === 'POST' && path[1] === undefined) return answer(201, this.#made(given));
    if (issue === undefined) return answer(404, { message: '404 Not found' });
    if (path[2] !== undefined) return answer(201, { id: issue.notes.push(given['body']!) });
    issue.state = given['state_event'] === 'close' ? 'closed' : 'opened';
    return answer(200, issue);
  }

  /** Finds what contains the words or begins with them, in a description, whatever its state. Punctuation does not count. */
  #found(query: URLSearchParams): object[] {
    const wanted = Object.fromEntries(query);
    if (wanted['in'] !== 'description' || wanted['scope'] !== 'all' || wanted['state'] !== 'all') return [];
    const words = wanted['search']!.replaceAll('`', '');
    return this.issues.filter(({ description }) => description.includes(words));
  }

  #made(given: object): object {
    const issue = { iid: this.issues.length + 1, state: 'opened', notes: [], ...given } as unknown as FakeIssue;
    this.issues.push(issue);
    return issue;
  }
}

function answer(status: number, body: unknown): Incoming {
  return { status, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
