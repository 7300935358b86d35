import { STATUS_CODES } from 'node:http';

/** How far before a number the words are that say what it is. */
const CHARACTERS_BEFORE = 64;
const CHARACTERS_AFTER = 40;
const LAST_WORD_CHARACTERS = 24;

/** Larger numbers are ids. */
const CODE = /^[-+]?\d{1,10}$/;

const OF = `(?:${[
  'exit',
  'return',
  'response',
  'result',
  'reason',
  'error',
  'err',
  'failure',
  'fault',
  'clos(?:e|ed|ing|ure)[:,]?',
  'reply',
  'abort',
  'completion',
  'vendor',
  'native',
  'exception',
  'status',
  'smtp',
  'ftp',
  'ldap',
  'http',
  'curl',
  'alert',
  'stop',
  'cause',
  'got',
  'server',
  'sql',
].join('|')})`;

const ENDED =
  '(?:exit|clos|fail|terminat|respond|finish|end|di|crash|reject|return|quit|abort|disconnect|stopp|complet)';

/** How each of the names below ends, looked at first: most numbers have none before them. */
const LAST_WORD =
  /(?:code|status|line|error|http|response|version|signal|with|exit|exited|value|errno|number|n[or]\.?|curle?|ora|tns|pls|dp[yi]|rman|drg|kup|sqlstate|smtp|reply|hresult|kern_return(?:_t)?|level)(?: (?:of|is|was))?[^A-Za-z]{0,8}$/i;

/** Words after which a number names the failure, not its occasion. */
const NAMED = new RegExp(
  `(?:${[
    '\\bHTTP(?:[ _-]?(?:error|status|code|response|version)){0,3}',
    'status(?:[ _-]?(?:code|line))?',
    `${OF}[ _-]?code`,
    `${ENDED}(?:e?d|ing|e?s|e)?(?: (?:with|on|by|an?|the|unexpectedly|abnormally|exit|error|non-?zero|status)){0,3} (?:code|status|signal)`,
    '\\bexit(?:ed)? with',
    '\\bexited(?= ?\\()',
    '\\bexit',
    'exit[ _]?value',
    'errno',
    '(?:win|win32|os|system|last|socket|ssl|tls|smtp|curl|sql|driver|gatt|ftp|kdc|internal|fatal|media|odbc|rpc|cuda|dns)[ _]?error(?:[ _](?:code|number))?(?:\\(\\))?',
    'error[ _](?:number|no\\.?|nr\\.?)',
    '\\bcurl:?',
    '\\bCURLE',
    '\\b(?:ORA|TNS|PLS|DPY|DPI|RMAN|DRG|KUP)',
    '\\bSQL(?:STATE|CODE)',
    '\\bSQLSTATE\\[\\w{5}\\](?:: [A-Za-z ]{1,40})?',
    '\\bSMTP(?: (?:reply|response))?',
    '\\bsignal',
    'HRESULT',
    'NTSTATUS',
    'OSStatus(?: error)?',
    'kern_return(?:_t)?',
    '\\brcode',
    '\\balert number',
    'errorlevel',
    'Domain=[\\w.]{1,40} Code',
    '\\brpc error: code',
    '\\bgrpc[ _-]status',
  ].join('|')})(?: (?:of|is|was))?["')\\]]{0,2}[\\s:=>#([{-]{1,4}["']?$`,
  'i',
);

/** `Error 1045`, `error: (404)`; a number of errors or fields is none. */
const ERROR = /error(?:\s?#|\s)[([]?$/i;
const ERROR_COLON = /error: [([]?$/i;
const COUNTED = /^ (?:of|out|times|[a-z]{4,}s)\b/;
const END = /^(?:$|[)\].,;\n]|\s[-(])/;

/** The SQL state after a number of MySQL: `Error 1045 (28000)`. */
const SQL_STATE = /\berror:? \d{3,5} \($/i;

/** Why a WebSocket closed (https://www.rfc-editor.org/rfc/rfc6455#section-7.4): `close 1006`, `received 1011 (internal…`. */
const CLOSE_CODE = /^(?:10[01]\d|[34]\d{3})$/;
const CLOSED = /\bclos(?:e|ed|ing|ure)(?: with)?[\s:(]{1,2}$/i;
const CLOSING = /\b(?:received|sent) $/;
const SOCKET = /socket|connection|\bws\b/i;

const ANSWERED =
  /(?:\brespon(?:ded|ds|se)|\brepl(?:ied|y)|\banswer(?:ed)?|\breturn(?:ed|s)?|\bgot|\breceived?|\bfailed|\bfailure|\bsaid|\bunexpected)(?: (?:with|an?|the|status|code|server|response)){0,3}[\s:(]{1,2}$|<url>["')]?[\s:=>(,-]{1,5}$/i;
const HTTP =
  /<url>|<hostname>|\b(?:https?|request|response|fetch|server|upstream|endpoint|gateway|api|webhook|GET|POST|PUT|PATCH|DELETE)\b/i;
const AFTER_STATUS = /^(?:$|[)\].,;:!"'\n]|\s?[(:-]|\s(?:for|from|on|while|when|at|in|to|after|with|but|instead|by)\b)/;

/** An SMTP reply and its enhanced status (https://www.rfc-editor.org/rfc/rfc3463): `550 5.1.1`, `550-5.1.1`. */
const ENHANCED_STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;
const SMTP_REPLY = /(?<!\d)[245]\d\d[ -]#?$/;
const AFTER_REPLY = /^[ -]#?[245]\.\d{1,3}\.\d{1,3}(?!\w)/;
const AFTER_CLASS = /^\.\d{1,3}\.\d{1,3}(?!\w)/;

/** Whether the number at a place of a text is a code that says what failed. */
export function isFailureCode(number: string, text: string, offset: number): boolean {
  if (!CODE.test(number)) return false;
  const before = text.slice(Math.max(0, offset - CHARACTERS_BEFORE), offset);
  const after = text.slice(offset + number.length, offset + number.length + CHARACTERS_AFTER);
  if (isNamed(before) || (ERROR.test(before) && !COUNTED.test(after))) return true;
  if (ERROR_COLON.test(before) && END.test(after)) return true;
  if (/^\d{5}$/.test(number) && SQL_STATE.test(before)) return true;
  if (/^[245]$/.test(number) && SMTP_REPLY.test(before) && AFTER_CLASS.test(after)) return true;
  if (CLOSE_CODE.test(number))
    return (CLOSED.test(before) && SOCKET.test(text)) || (CLOSING.test(before) && /^ \([a-z]/.test(after));
  return /^[1-5]\d\d$/.test(number) && isStatus(number, before, after, text);
}

function isNamed(before: string): boolean {
  return (LAST_WORD.test(before.slice(-LAST_WORD_CHARACTERS)) || before.includes('SQLSTATE[')) && NAMED.test(before);
}

function isStatus(number: string, before: string, after: string, text: string): boolean {
  if (hasReason(number, after) || (/^[245]/.test(number) && AFTER_REPLY.test(after))) return true;
  return /^[45]/.test(number) && ANSWERED.test(before) && AFTER_STATUS.test(after) && HTTP.test(text);
}

/** Whether a status is followed by its reason: `(404) Not Found`; or by the words of Python's `requests`, `Server Error`. */
function hasReason(status: string, after: string): boolean {
  const words = /^["')\]]?[\s:,(-]{1,3}([A-Za-z][A-Za-z' -]{1,36})/.exec(after)?.[1]?.toLowerCase();
  if (words === undefined) return false;
  const reasons = [STATUS_CODES[status]?.toLowerCase(), status < '500' ? 'client error' : 'server error'];
  return reasons.some((reason) => reason !== undefined && words.startsWith(reason));
}

/** Whether what looks like a version at a place of a text is the second half of an SMTP reply. */
export function isEnhancedStatus(version: string, text: string, offset: number): boolean {
  return ENHANCED_STATUS.test(version) && SMTP_REPLY.test(text.slice(Math.max(0, offset - 5), offset));
}

/** `HRESULT: 0x80070005`, `error 0xc0000005`, and in brackets those of Windows; an address of memory is longer, or alone. */
const HEX_CODE = /^0x[\da-f]{1,8}$/i;
const WINDOWS_CODE = /^0x(?:80[01]|C00)[\da-f]{5}$/i;

/** Whether the hexadecimal number at a place of a text is such a code. */
export function isHexFailureCode(number: string, text: string, offset: number): boolean {
  if (!HEX_CODE.test(number)) return false;
  const before = text.slice(Math.max(0, offset - CHARACTERS_BEFORE), offset);
  return isNamed(before) || /error:? ?[([]?$/i.test(before) || (WINDOWS_CODE.test(number) && before.endsWith('('));
}
