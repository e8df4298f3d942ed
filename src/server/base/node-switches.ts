import { isLoopbackName } from './setting-shapes';

/** Returns the host in a text of the form `[host:]port` or `host`, without brackets; empty when there is none. */
function hostIn(text: string): string {
  if (/^:?\d+$/.test(text)) return '';
  return text.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
}

/** Returns the switches of a text as Node reads `NODE_OPTIONS`: separated by spaces, with quotes around some. */
function switchesIn(text: string): readonly string[] {
  return text
    .replaceAll(/["\\]/g, '')
    .split(/\s+/)
    .filter((part) => part !== '');
}

/** Returns a switch's name as Node's help writes it: Node takes an underscore for a hyphen. */
function nameOf(text: string): string {
  return text.replace(/=.*$/s, '').replaceAll('_', '-');
}

/** Switches that name the address at which debuggers are served. The last two may have it in the next part. */
const debugging =
  /^--(?:inspect|inspect-brk|inspect-wait|inspect-brk-node|inspect-port|debug-port)$/;
const withNextPart = /^--(?:inspect|debug)-port$/;

/** True when the switch serves debuggers on an address that others than this machine reach. */
function servesDebuggers(text: string, next: string): boolean {
  const name = nameOf(text);
  if (!debugging.test(name)) return false;
  const [, given = withNextPart.test(name) ? next : ''] = /=(.*)$/s.exec(text) ?? [];
  const host = hostIn(given);
  return host !== '' && !isLoopbackName(host);
}

function wrongIn(from: string, switches: readonly string[]): readonly string[] {
  return switches.flatMap((text, at) => [
    ...(servesDebuggers(text, switches[at + 1] ?? '')
      ? [
          `${from} has ${nameOf(text)} on an address that is not loopback: a debugger runs any code.`,
        ]
      : []),
    ...(nameOf(text) === '--tls-keylog'
      ? [`${from} has --tls-keylog, which writes the keys of all connections. Leave it out.`]
      : []),
  ]);
}

/**
 * Returns a line for each switch of Node that opens the process to others.
 *
 * @param options the variable `NODE_OPTIONS`
 * @param execArgv the switches of the command that started Node
 * @see https://nodejs.org/api/cli.html
 */
export function unsafeNodeSwitches(
  options: string | undefined,
  execArgv: readonly string[],
): readonly string[] {
  return [
    ...wrongIn('NODE_OPTIONS', switchesIn(options ?? '')),
    ...wrongIn('The command of Node', execArgv),
  ];
}
