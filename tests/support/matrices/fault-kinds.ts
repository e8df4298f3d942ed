import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutgoingCall } from './outgoing-calls';

/** A fault as the emulator takes it, and what to know of it. */
export interface FaultCase {
  readonly name: string;
  readonly fault: Readonly<Record<string, unknown>>;
  /** How long after the call its effect may come, in milliseconds. */
  readonly lateMs?: number;
  /** True for the calls to which the fault can happen; all when absent. */
  readonly appliesTo?: (call: OutgoingCall) => boolean;
}

/** How long a call may take in the matrix, in milliseconds. Faults that are slow take longer. */
export const callMs = 800;
const slowMs = 1_200;

const isPage = ({ method, path }: OutgoingCall) => method === 'GET' && path.includes('/items');
const isLink = ({ path }: OutgoingCall) => /[?&](token|\$skiptoken)=/.test(path);

const statuses: readonly FaultCase[] = [
  ...[400, 401, 403, 404, 408, 409, 412, 429, 500, 501, 502, 503, 504].map((status) => ({
    name: `answers ${String(status)}`,
    fault: { status },
  })),
];

/**
 * The cases of the matrix by the emulator's name of the fault. A name without a case is of faults that happen to no call
 * of Graph or the connector.
 */
export const casesOfFault: Readonly<Record<string, readonly FaultCase[]>> = {
  status: statuses,
  code: [
    {
      name: 'answers that the bot is not in the conversation',
      fault: { status: 403, code: 'BotNotInConversationRoster' },
      appliesTo: ({ path }) => path.startsWith('/connector/'),
    },
  ],
  body: [
    { name: 'answers a page of a proxy', fault: { status: 502, body: 'html' } },
    { name: 'answers an error without a body', fault: { status: 503, body: 'empty' } },
  ],
  retryAfter: [429, 503].flatMap((status) =>
    [2, 3_600].map((retryAfter) => ({
      name: `answers ${String(status)} and asks to wait ${String(retryAfter)} s`,
      fault: { status, retryAfter },
    })),
  ),
  delayMs: [{ name: 'is served too late', fault: { delayMs: slowMs }, lateMs: slowMs }],
  holdMs: [{ name: 'is answered too late', fault: { holdMs: slowMs } }],
  reset: [
    { name: 'is broken off before its effect', fault: { reset: 'before' } },
    { name: 'is broken off after its effect', fault: { reset: 'after' } },
  ],
  effectAfterMs: [20, 300].map((effectAfterMs) => ({
    name: `is broken off and has its effect ${String(effectAfterMs)} ms later`,
    fault: { effectAfterMs },
    lateMs: effectAfterMs,
  })),
  tornBody: [{ name: 'is answered with half of the body', fault: { tornBody: true } }],
  errorObjectInPage: [
    { name: 'has an error in its page', fault: { errorObjectInPage: true }, appliesTo: isPage },
  ],
  page: ['repeated', 'late'].map((page) => ({
    name: `has a page that is ${page}`,
    fault: { page },
    appliesTo: isPage,
  })),
  expiredLink: [{ name: 'has expired', fault: { expiredLink: true }, appliesTo: isLink }],
  clockJumpMs: [{ name: 'moves the emulator’s clock', fault: { clockJumpMs: 60_000 } }],
  token: [],
  lost: [],
  doubled: [],
};

/** Returns the names of all faults that the emulator knows, from the schema of its rules. */
export function namesOfFaults(): readonly string[] {
  const path = join(__dirname, '../../../emulator/src/control/fault-schema.ts');
  const [, schema = ''] =
    /const faultSchema = v\.strictObject\(\{([^]*?)\n\}\);/.exec(readFileSync(path, 'utf8')) ?? [];
  return [...schema.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name);
}
