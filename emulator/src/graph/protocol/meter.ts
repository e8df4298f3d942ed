import type { Store } from '../../state/emulator';
import { readSwitches } from '../../control/switches';

/** Resource units an app may use in the smallest tenant. @see graph.md §12.1 */
const SMALLEST = { minute: 1250, day: 1_200_000, tenantFiveMinutes: 18_750, userFiveMinutes: 3000 };

const MINUTE = 60_000;
const LIMITS = 'control/limits';

/** Requests and their cost. */
interface Usage {
  readonly requests: number;
  readonly resourceUnits: number;
}

/** What calls with one label cost: the part of `client-request-id` before its GUID, empty without one. */
interface LabelUsage extends Usage {
  readonly label: string;
}

/** What a call may do: go on, with headers to send along, or wait. */
interface Admission {
  readonly ok: boolean;
  readonly retryAfterSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Spend {
  readonly at: number;
  readonly units: number;
}

/** One allowance: so many units in a time. Refused calls count too. */
interface Window {
  spend(units: number, now: number): { used: number; resetMs: number };
}

function createWindow(length: number, shape: () => 'fixed' | 'sliding'): Window {
  let spends: Spend[] = [];
  let start = 0;
  const spendFixed = (units: number, now: number) => {
    if (now - start >= length) [spends, start] = [[], now];
    spends = [{ at: start, units: units + (spends[0]?.units ?? 0) }];
    return { used: spends[0]?.units ?? 0, resetMs: start + length - now };
  };
  const spendSliding = (units: number, now: number) => {
    spends = [...spends.filter((s) => now - s.at < length), { at: now, units }];
    const used = spends.reduce((sum, s) => sum + s.units, 0);
    return { used, resetMs: (spends[0]?.at ?? now) + length - now };
  };
  return {
    spend: (units, now) => (shape() === 'fixed' ? spendFixed : spendSliding)(units, now),
  };
}

/** Counts what calls cost, and refuses them when a budget is used up. Windows run on real time. */
export interface Meter {
  /** Spends the cost of one call. */
  admit(call: {
    readonly clientId: string;
    readonly userId?: string | undefined;
    readonly clientRequestId: string;
    readonly units: number;
  }): Admission;
  usage(of: {
    readonly prefix?: string | undefined;
    readonly clientId?: string | undefined;
  }): Usage;
  /** Sums by label, dearest first: what the host page shows live. */
  byLabel(): readonly LabelUsage[];
  clear(): void;
  setLimits(limits: 'smallest' | 'off'): void;
  limits(): 'smallest' | 'off';
}

/** Rows of usage that are kept; older ones are folded away so that a long run stays small. */
const MOST_ROWS = 50_000;

const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** Headers from 80 % of the app's minute on. @see graph.md §12.1, row 66 */
function rateHeaders(used: number, resetMs: number): Record<string, string> {
  if (used < SMALLEST.minute * 0.8) return {};
  return {
    'ratelimit-limit': String(SMALLEST.minute),
    'ratelimit-remaining': String(Math.max(0, SMALLEST.minute - used)),
    'ratelimit-reset': String(secondsOf(resetMs)),
  };
}

interface Row {
  readonly clientId: string;
  readonly id: string;
  readonly requests: number;
  readonly units: number;
}

/** What was used, by client and client-request-id. */
function createLedger() {
  const rows = new Map<string, Row>();
  return {
    clear: () => rows.clear(),
    note: (clientId: string, id: string, units: number) => {
      const key = `${clientId} ${id}`;
      const row = rows.get(key) ?? { clientId, id, requests: 0, units: 0 };
      rows.set(key, { ...row, requests: row.requests + 1, units: row.units + units });
      if (rows.size > MOST_ROWS) rows.delete(rows.keys().next().value ?? '');
    },
    byLabel: (): readonly LabelUsage[] => {
      const sums = new Map<string, LabelUsage>();
      for (const row of rows.values()) {
        const label = row.id.replace(/-?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, '');
        const sum = sums.get(label) ?? { label, requests: 0, resourceUnits: 0 };
        const requests = sum.requests + row.requests;
        sums.set(label, { label, requests, resourceUnits: sum.resourceUnits + row.units });
      }
      return [...sums.values()].sort((a, b) => b.resourceUnits - a.resourceUnits);
    },
    usage: ({ prefix = '', clientId }: Parameters<Meter['usage']>[0]): Usage => {
      const wanted = [...rows.values()].filter(
        (row) => row.id.startsWith(prefix) && (clientId === undefined || row.clientId === clientId),
      );
      return {
        requests: wanted.reduce((sum, row) => sum + row.requests, 0),
        resourceUnits: wanted.reduce((sum, row) => sum + row.units, 0),
      };
    },
  };
}

/** The budgets that calls spend from, made when first spent. */
function createBudgets(shape: () => 'fixed' | 'sliding') {
  const windows = new Map<string, Window>();
  const spend = (name: string, length: number, units: number) => {
    // Only the minute's shape is in doubt. @see graph.md §12.1
    const window =
      windows.get(name) ?? createWindow(length, length === MINUTE ? shape : () => 'fixed');
    windows.set(name, window);
    return window.spend(units, Date.now());
  };
  return {
    clear: () => windows.clear(),
    /** Spends from all budgets of a call; `wait` is 0 while none is used up. */
    spend: ({ clientId, userId, units }: Parameters<Meter['admit']>[0]) => {
      const minute = spend(`minute ${clientId}`, MINUTE, units);
      const day = spend(`day ${clientId}`, 24 * 60 * MINUTE, units);
      const tenant = spend('tenant', 5 * MINUTE, units);
      const user = userId === undefined ? undefined : spend(`user ${userId}`, 5 * MINUTE, 1);
      const waits = [
        minute.used > SMALLEST.minute ? minute.resetMs : 0,
        day.used > SMALLEST.day ? day.resetMs : 0,
        tenant.used > SMALLEST.tenantFiveMinutes ? tenant.resetMs : 0,
        user !== undefined && user.used > SMALLEST.userFiveMinutes ? user.resetMs : 0,
      ];
      return { minute, wait: Math.max(...waits) };
    },
  };
}

/** The meter of one stand-in. @see graph.md §12, §17, rows 21, 22, 66, 77 */
export function createMeter(store: Store): Meter {
  const ledger = createLedger();
  const budgets = createBudgets(() => readSwitches(store).meterWindow);
  const limits = () => store.get<'smallest' | 'off'>(LIMITS) ?? 'smallest';
  return {
    limits,
    setLimits: (next) => store.put(LIMITS, next),
    clear: () => {
      ledger.clear();
      budgets.clear();
    },
    usage: (of) => ledger.usage(of),
    byLabel: () => ledger.byLabel(),
    admit: (call) => {
      ledger.note(call.clientId, call.clientRequestId, call.units);
      const { minute, wait } = budgets.spend(call);
      if (limits() === 'off') return { ok: true, retryAfterSeconds: 0, headers: {} };
      const headers = rateHeaders(minute.used, minute.resetMs);
      return { ok: wait === 0, retryAfterSeconds: wait > 0 ? secondsOf(wait) : 0, headers };
    },
  };
}
