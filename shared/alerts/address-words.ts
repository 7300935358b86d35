/** Words that addresses are made of, in lower case. */
const WORDS: ReadonlySet<string> = new Set(
  [
    'api app bot by cgi csv dev eu for from hub id in job key log my new of on ops org our out php pub qa run sms sub tag to txt us web xml',
    'access account accounts action actions add admin agent alarm alarms alert alerter alerting alertmanager alerts analytics',
    'android apache apis app application applications apps archive aspx assets async auth automation automations backend base batch',
    'bots bridge bucket bugs build builds call callback callbacks card cards cart catalog catch channel channels chat check checkout',
    'checks client cliq cloud clusters cluster code collect collector command commands comment comments commit common community',
    'company compose connect connector connectors console contact content context control core crash crashes create critical cron',
    'custom customer customers dashboard data database debug default delivery demo deploy deploys deployment deployments desk dev',
    'develop developer development devops dingtalk direct discord dispatch docs domain download echo edge email emails endpoint',
    'endpoints engine enqueue entry error errors escalation event events example exception exceptions execute export external feed',
    'feedback feishu file files flow flows form forms forward frontend function functions gateway generic gitea github gitlab glet',
    'global google grafana graphql group groups handle handler handlers health help helpdesk high home hook hooks host hosts html',
    'http https import inbound inbox incident incidents incoming index info infra ingest ingestion input install instance integration',
    'integrations internal invoke issue issues item items java jenkins jira job jobs json kafka key keys lambda lark latest list',
    'listen listener live local log logger logging logs mail mailer main maintenance manage manager manual matrix mattermost member',
    'members message messages messenger metric metrics microservice mobile mode module monitor monitoring monitors name namespace',
    'native network node notice notification notifications notifier notify notifications office oncall online open operations',
    'operator opsgenie order orders organization organizations orgs outbound outgoing page pagerduty pager pages parse path paths',
    'payload payment payments people ping pipeline pipelines platform play plugin plugins podcast poll portal post power private',
    'process prod product production products profile project projects prometheus proxy public publish pull push python queue queues',
    'react read receive receiver receivers record records region register relay release releases remote report reporter reporting',
    'reports repository request requests resource resources response rest result results review robot rocket rocketchat room rooms',
    'root route router routes rule rules run runner runs sales sandbox save schedule scheduler script scripts search security send',
    'sender sentry server serverless servers service services session set settings shared shop signal silence silent site sites slack',
    'sms source space spaces spring squad stack stage staging start state stats status store stores storage stream streams submit',
    'subscribe subscription subscriptions support sync system systems tables task tasks team teams tech telegram template tenant',
    'test testing tests text thread threads ticket tickets time timer token tools topic topics trace traces track tracker tracking',
    'traffic trigger triggers twilio type types update upload user users util utils value version versions view views virtual warn',
    'warning warnings watch watcher webapp webex webhook webhooks website with word work worker workers workflow workflows workspace',
    'workspaces write yaml zabbix zapier zulip',
  ].flatMap((line) => line.split(' ')),
);

/** Of more than three keys can be made, too. */
const MAX_WORDS = 3;
const WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+)$/;

/** Whoever may try so few has no need of being shown it: up to three letters of one case, four digits, or a version. */
const GUESSABLE = /^(?:[a-z]{0,3}|[A-Z]{0,3}|\d{1,4}|v\d{1,2})$/;

/**
 * Whether a part of an address can be a key. It is none if it is made of up to three words that addresses are made of (`alerts`,
 * `alert-rules`, `AlertRules`, `notify.json`), or so short that it can be guessed. All else may be one: the keys of some services
 * are six letters, and nothing tells these from a name.
 */
export function canBeKey(part: string): boolean {
  const words = part.split(/[-_.]|(?<=[a-z])(?=[A-Z])/);
  const isOfWords =
    words.length <= MAX_WORDS && words.every((word) => WORD.test(word) && WORDS.has(word.toLowerCase()));
  return !isOfWords && !GUESSABLE.test(part);
}

/** Splits what can be a key from the ending of a file behind it: `0123abcd.json` is `0123abcd` and `.json`. */
export function withoutEnding(part: string): { key: string; ending: string } {
  const at = part.lastIndexOf('.');
  const isEnding = at > 0 && WORDS.has(part.slice(at + 1));
  return isEnding ? { key: part.slice(0, at), ending: part.slice(at) } : { key: part, ending: '' };
}
