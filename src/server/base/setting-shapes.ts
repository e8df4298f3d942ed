import * as v from 'valibot';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** True when the host name means this machine alone. */
export function isLoopbackName(name: string): boolean {
  return loopbackNames.has(name.toLowerCase());
}

/** True when the text is an address on this machine alone. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && isLoopbackName(new URL(url).hostname);
}

/** True when the text is an http or https address without user-info, query and fragment, written as URL parsers write it. */
function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const plain = `${url.origin}${url.pathname}`;
  return isWeb && (text === plain || text === url.origin);
}

function isOrigin(text: string): boolean {
  return isPlainUrl(text) && new URL(text).origin === text;
}

/** True when the text is a host name, with a port unless it is the default one, and nothing else. */
function isHost(text: string): boolean {
  return isOrigin(`https://${text}`) || isOrigin(`http://${text}`);
}

/** Returns the values in a text, which are separated by commas. */
export function partsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Schema of several values that are separated by commas. */
export const list = v.optional(v.pipe(v.string(), v.transform(partsOf)), '');

/** Schema of an address of Microsoft's, for which only a loopback address may be given instead. */
export const address = (name: string, microsoft: string, form: 'origin' | 'with a path') =>
  v.optional(
    v.pipe(
      v.string(),
      v.check(
        form === 'origin' ? isOrigin : isPlainUrl,
        `${name} is not an address such as ${microsoft}, without user-info, query and slash at the end.`,
      ),
      v.check(
        (url) => url === microsoft || isLoopback(url),
        `${name} must be Microsoft's address, or loopback.`,
      ),
    ),
    microsoft,
  );

/** Schema of the setting `CLOCK_URL`. */
export const clockUrl = v.optional(
  v.pipe(
    v.string(),
    v.check(
      isPlainUrl,
      'CLOCK_URL is not an address such as http://localhost:3979/_emulator/clock.',
    ),
    v.check(isLoopback, 'CLOCK_URL must be loopback.'),
  ),
);

/** Schema of the setting `HOST_ORIGINS`. The origins stand in the tab's Content-Security-Policy as they are. */
export const hostOrigins = v.pipe(
  list,
  v.check(
    (origins) => origins.every(isOrigin),
    'HOST_ORIGINS holds something else than origins such as http://localhost:3979, separated by commas.',
  ),
  v.check((origins) => origins.every(isLoopback), 'HOST_ORIGINS must be loopback.'),
);

/** Schema of the setting `SERVICE_URL_HOSTS`. */
export const serviceUrlHosts = (microsoft: string) =>
  v.pipe(
    list,
    v.check(
      (hosts) => hosts.every(isHost),
      `SERVICE_URL_HOSTS holds something else than hosts such as ${microsoft}, separated by commas.`,
    ),
    v.check(
      (hosts) => hosts.every((host) => host === microsoft || isLoopback(`http://${host}`)),
      `SERVICE_URL_HOSTS must be Microsoft's host, or loopback.`,
    ),
  );

/** One part of a host name, between two dots. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const isIpAddress = (name: string) =>
  /^[[\]\da-f:.]*:[[\]\da-f:.]*$/.test(name) || /^[\d.]+$/.test(name);

/** What keeps Teams from reaching a server by a name, without its port, each with the sentence for it. */
const wrongNames: readonly (readonly [(name: string) => boolean, string])[] = [
  [(name) => name.includes('*'), 'has a wildcard. Set it to one host name.'],
  [isIpAddress, 'is an IP address. Set it to the host name that the certificate has.'],
  [(name) => name.endsWith('.'), 'ends with a dot. Leave the dot out.'],
  [
    (name) => !name.split('.').every((part) => label.test(part)),
    'must be a host name in lower case, without https://, path and default port.',
  ],
  [
    (name) => !name.includes('.') && name !== 'localhost',
    'has no dot, so only the own network knows it. Set it to the whole host name.',
  ],
];

/** Returns what is wrong with the host name under which Teams reaches the server, or undefined. */
function wrongWithName(text: string): string | undefined {
  const name = text.replace(/:\d+$/, '');
  const [, sentence] = wrongNames.find(([isWrong]) => isWrong(name)) ?? [];
  if (sentence !== undefined || isHost(text)) return sentence;
  return 'must be a host name in lower case, without https://, path and default port.';
}

/** Schema of the setting `APP_DOMAIN`, once it is known to be there. */
export const hostName = v.check<string, (issue: v.CheckIssue<string>) => string>(
  (text) => wrongWithName(text) === undefined,
  ({ input }) => `APP_DOMAIN ${wrongWithName(input) ?? ''}`,
);

/** Schema of the setting `BIND`: an IP address, or a host name. */
export const bind = v.optional(
  v.pipe(v.string(), v.regex(/^[a-z0-9.:[\]-]+$/i, 'BIND is not an address to listen on.')),
  '0.0.0.0',
);

/** Fewest characters of a secret; Entra's have 40. */
const shortestSecret = 32;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Texts that stand in examples where the secret belongs. */
const placeholders = [
  /^<.*>$/,
  /^\$?\{.*\}+$/,
  /^(.)\1*$/,
  /x{8}|\*{4}|\.{4}/i,
  /^(?:todo|fixme|change|replace|insert|enter|paste|example|dummy|fyll|ange|vaihda|korvaa)/i,
  /change.?me|replace.?(?:me|this)|placeholder|your.{0,8}secret|client.?secret|byt.?ut|hemlighet/i,
];

/** Quotes of keyboards and of word processors. */
const quote = /^["'`‘’“”]|["'`‘’“”]$/;
/** A reference that Azure's hosts replace by the secret, unless they may not read it. */
const vaultReference = /^@microsoft\.keyvault/i;

/** Schema of a client secret. No message shows it. */
export const secret = (name: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\S*$/, `${name} has a space or a line break in it. Copy the value alone.`),
      v.check((text) => !quote.test(text), `${name} has a quote around it. Copy the value alone.`),
      v.check(
        (text) => /^[\s\x21-\x7e‘’“”]*$/.test(text),
        `${name} has a character that no secret of Entra has, perhaps an invisible one. Copy the value again.`,
      ),
      v.check(
        (text) => !vaultReference.test(text),
        `${name} is a reference to a key vault that the host has not replaced by the secret. Let the host read the vault.`,
      ),
      v.check(
        (text) => !guid.test(text),
        `${name} is a GUID: that is the secret's id. Set it to the secret's value.`,
      ),
      v.check(
        (text) => !placeholders.some((pattern) => pattern.test(text)),
        `${name} is a placeholder. Set it to the value that Entra has made.`,
      ),
      v.minLength(
        shortestSecret,
        `${name} is shorter than ${String(shortestSecret)} characters; use a managed identity or one that Entra has made.`,
      ),
    ),
  );
