/** An account of AWS; 000000000000 and 111122223333 and their like stand in for one in documentation. */
const STAND_IN_ACCOUNT = /^(\d)\1{11}$|^1{4}2{4}3{4}$|^123456789012$/;
const STAND_IN_UUID = /^0{8}-|^(.)\1{7}-\1{4}/;

const ARN = /\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12}):[^\s"',]+/;
const REGISTRY = /\b(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com/;
const ENDPOINTS: readonly RegExp[] = [
  /\b[a-z0-9-]{1,63}\.[a-z0-9]{1,63}\.[a-z0-9-]{1,32}\.(?:rds|cache|docdb|redshift)\.amazonaws\.com\b/,
  /\bsqs\.[a-z0-9-]{1,32}\.amazonaws\.com\/(?:\d{12})\/[\w-]+/,
  /\b[a-z0-9-]{3,63}\.(?:database|servicebus|redis\.cache|documents|blob\.core|queue\.core|vault|postgres\.database|mysql\.database)\.(?:windows\.net|azure\.com|azure\.net)\b/,
  /\b[a-z0-9-]{3,63}\.azurecr\.io\b/,
];
const SUBSCRIPTION = /\/subscriptions\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/i;
const PROJECT = /\b[a-z0-9-]{1,63}@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com\b/;
const PROJECT_PATH = /\bprojects\/([a-z][a-z0-9-]{4,28}[a-z0-9])\/(?:locations|regions|zones|secrets|topics|subscriptions|instances|global)\b/;
const PROJECT_WORD = /^(?:my|your|example|sample|test|demo)-|-(?:id|example)$|^(?:project|gcp-project|project-id)$/;

/** What every id is written with: a text without any of these needs no closer look. */
export const PROVIDER_HINT = /arn:aws|amazonaws\.com|\/subscriptions\/|gserviceaccount|projects\/|\.azurecr\.io|windows\.net|azure\.(?:com|net)/;

/** The first literal in a text that names one account, project, subscription or endpoint of a provider; stand-ins of documentation do not count. */
export function providerIdIn(text: string): string | undefined {
  if (!PROVIDER_HINT.test(text)) return undefined;
  return (
    captured(text, ARN, STAND_IN_ACCOUNT) ??
    captured(text, REGISTRY, STAND_IN_ACCOUNT) ??
    captured(text, SUBSCRIPTION, STAND_IN_UUID) ??
    captured(text, PROJECT, PROJECT_WORD) ??
    captured(text, PROJECT_PATH, PROJECT_WORD) ??
    ENDPOINTS.map((form) => form.exec(text)?.[0]).find((found) => found !== undefined && !/^(?:my|your|example)/.test(found))
  );
}

/** The whole match, unless what it captures only stands in. */
function captured(text: string, form: RegExp, standIn: RegExp): string | undefined {
  const match = form.exec(text);
  return match === null || standIn.test(match[1] ?? "") ? undefined : match[0];
}
