import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestsOf } from '../../../shared/alerts/requests.ts';
import { shownKey } from '../../../shared/alerts/signing-keys.ts';
import { alertMessage, openDestination } from '../../kit/alerts/messages.ts';
import { readBlock } from '../../kit/marked-block.ts';

const KEY = new Uint8Array(32).fill(7);
const FORMER = new Uint8Array(32).fill(8);

interface Case {
  secret: string;
  headers: Record<string, string>;
  body: string;
}

function signed(now = Date.now()): Case {
  const destination = openDestination('webhook', { signingKeys: [KEY, FORMER] });
  const [request] = requestsOf('webhook', destination, alertMessage(), now);
  return { secret: shownKey(KEY), headers: { ...request!.headers }, body: request!.body! };
}

/** Requests with what a receiver has to say of each. */
function cases(): [Case, boolean][] {
  const good = signed();
  const headers = (name: string, value: string) => ({ ...good, headers: { ...good.headers, [name]: value } });
  return [
    [good, true],
    [{ ...good, secret: shownKey(FORMER) }, true],
    [{ ...good, secret: shownKey(new Uint8Array(32)) }, false],
    [{ ...good, body: `${good.body} ` }, false],
    [headers('webhook-id', 'msg_other'), false],
    [headers('webhook-timestamp', 'soon'), false],
    [headers('webhook-signature', ''), false],
    [headers('webhook-signature', 'v1,'), false],
    [signed(Date.now() - 600_000), false],
    [signed(Date.now() + 600_000), false],
  ];
}

/** The programs of docs/alerts.md, each with some lines that read cases and print what it says of them. */
const PROGRAMS = {
  node: {
    file: 'verify.mjs',
    run: ['node', 'verify.mjs'],
    around: (code: string) => `${code}
import { readFileSync } from 'node:fs';
const cases = JSON.parse(readFileSync('cases.json', 'utf8'));
console.log(JSON.stringify(cases.map(({ secret, headers, body }) => isFromGlet(secret, headers, Buffer.from(body)))));`,
  },
  python: {
    file: 'verify.py',
    run: ['python3', 'verify.py'],
    around: (code: string) => `${code}
import json
cases = json.load(open("cases.json"))
print(json.dumps([is_from_glet(c["secret"], c["headers"], c["body"].encode()) for c in cases]))`,
  },
  go: {
    file: 'verify.go',
    run: ['go', 'run', 'verify.go'],
    around: (code: string) =>
      `${code.replace('package glet', 'package main').replace('import (', 'import (\n"encoding/json"\n"fmt"\n"os"\n')}
type oneCase struct { Secret string; Headers map[string]string; Body string }
func main() {
	text, _ := os.ReadFile("cases.json")
	var cases []oneCase
	if err := json.Unmarshal(text, &cases); err != nil { panic(err) }
	said := []bool{}
	for _, c := range cases {
		header := http.Header{}
		for name, value := range c.Headers { header.Set(name, value) }
		said = append(said, IsFromGlet(c.Secret, header, []byte(c.Body)))
	}
	out, _ := json.Marshal(said)
	fmt.Println(string(out))
}`,
  },
} as const;

const isThere = (program: string) => {
  try {
    execFileSync(program, [program === 'go' ? 'version' : '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('A receiver that verifies by hand, as docs/alerts.md says,', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'glet-verify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(['node', 'python', 'go'] as const)('in %s', (language) => {
    const { file, run, around } = PROGRAMS[language];
    const [program, ...rest] = run;

    it.skipIf(!isThere(program))('takes what comes from here, and nothing else', () => {
      const code = /^```\w+\n([\s\S]*)\n```$/.exec(readBlock('docs/alerts.md', `verify-${language}`))![1]!;
      const given = cases();
      writeFileSync(join(folder, 'cases.json'), JSON.stringify(given.map(([one]) => one)));
      writeFileSync(join(folder, file), around(code));
      const said = execFileSync(program, rest, { cwd: folder, encoding: 'utf8', env: { ...process.env, GOFLAGS: '' } });
      expect(JSON.parse(said)).toEqual(given.map(([, wanted]) => wanted));
    });
  });
});
