import type { Store } from '../../state/emulator';
import { readSwitches } from '../../control/switches';

/**
 * Resource units that SharePoint allows a tenant with at most 1,000 licences: per app and minute, per app and
 * day, for all apps of the tenant in five minutes; and requests of one user in five minutes.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
const SMALLEST_TENANT = {
  minute: 1250,
  day: 1_200_000,
  tenantFiveMinutes: 18_750,
  userFiveMinutes: 3000,
};

const MINUTE = 60_000;
const LIMITS_KEY = 'control/limits';

/** A number of requests and their cost in resource units. */
interface Usage {
  readonly requests: number;
  readonly resourceUnits: number;
}

/** What calls with one label cost. A label is the part of `client-request-id` before its GUID, or empty. */
interface LabelUsage extends Usage {
  readonly label: string;
}

/** Whether a call may run, and the rate-limit headers of its answer. */
interface Admission {
  readonly ok: boolean;
  readonly retryAfterSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Spend {
  readonly at: number;
  readonly units: number;
}

/** Counts the units spent within a length of time. Refused calls count too, as SharePoint counts them. */
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

/**
 * Counts what calls cost in resource units, and refuses them when a limit is reached. Its windows run on real
 * time, not on the emulator's movable clock.
 */
export interface Meter {
  /** Spends the cost of one call, also when the call is refused. */
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
  /** Sums by label, dearest first, which the host page shows live. */
  byLabel(): readonly LabelUsage[];
  clear(): void;
  setLimits(limits: 'smallest' | 'off'): void;
  limits(): 'smallest' | 'off';
}

/** Most entries that the ledger keeps. It drops the oldest above that, so that memory stays bounded. */
const MAX_ROWS = 50_000;

const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/**
 * `RateLimit-*` headers, which SharePoint sends from 80 % of the app's minute limit on.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 * @see docs/behaviours.md row 66
 */
function rateHeaders(used: number, resetMs: number): Record<string, string> {
  if (used < SMALLEST_TENANT.minute * 0.8) return {};
  return {
    'ratelimit-limit': String(SMALLEST_TENANT.minute),
    'ratelimit-remaining': String(Math.max(0, SMALLEST_TENANT.minute - used)),
    'ratelimit-reset': String(secondsOf(resetMs)),
  };
}

interface Row {
  readonly clientId: string;
  readonly id: string;
  readonly requests: number;
  readonly units: number;
}

/** Remembers what was spent, by client id and `client-request-id`. */
function createLedger() {
  const rows = new Map<string, Row>();
  return {
    clear: () => rows.clear(),
    record: (clientId: string, id: string, units: number) => {
      const key = `${clientId} ${id}`;
      const row = rows.get(key) ?? { clientId, id, requests: 0, units: 0 };
      rows.set(key, { ...row, requests: row.requests + 1, units: row.units + units });
      if (rows.size > MAX_ROWS) rows.delete(rows.keys().next().value ?? '');
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

/** The windows of all limits that calls spend from. Each is made at its first call. */
function createBudgets(shape: () => 'fixed' | 'sliding') {
  const windows = new Map<string, Window>();
  const spend = (name: string, length: number, units: number) => {
    // Microsoft does not document whether the minute is fixed or sliding, so that window alone follows the
    // switch.
    const window =
      windows.get(name) ?? createWindow(length, length === MINUTE ? shape : () => 'fixed');
    windows.set(name, window);
    return window.spend(units, Date.now());
  };
  return {
    clear: () => windows.clear(),
    /** Spends from every limit that applies to a call. `waitMs` is 0 while none is exceeded. */
    spend: ({ clientId, userId, units }: Parameters<Meter['admit']>[0]) => {
      const minute = spend(`minute ${clientId}`, MINUTE, units);
      const day = spend(`day ${clientId}`, 24 * 60 * MINUTE, units);
      const tenant = spend('tenant', 5 * MINUTE, units);
      const user = userId === undefined ? undefined : spend(`user ${userId}`, 5 * MINUTE, 1);
      const waits = [
        minute.used > SMALLEST_TENANT.minute ? minute.resetMs : 0,
        day.used > SMALLEST_TENANT.day ? day.resetMs : 0,
        tenant.used > SMALLEST_TENANT.tenantFiveMinutes ? tenant.resetMs : 0,
        user !== undefined && user.used > SMALLEST_TENANT.userFiveMinutes ? user.resetMs : 0,
      ];
      return { minute, waitMs: Math.max(...waits) };
    },
  };
}

/**
 * Creates the meter of one emulator. Its limit is kept in the store; what was spent is not.
 *
 * @see docs/behaviours.md rows 21, 22, 66, 77
 */
export function createMeter(store: Store): Meter {
  const ledger = createLedger();
  const budgets = createBudgets(() => readSwitches(store).meterWindow);
  const limits = () => store.get<'smallest' | 'off'>(LIMITS_KEY) ?? 'smallest';
  return {
    limits,
    setLimits: (next) => store.put(LIMITS_KEY, next),
    clear: () => {
      ledger.clear();
      budgets.clear();
    },
    usage: (of) => ledger.usage(of),
    byLabel: () => ledger.byLabel(),
    admit: (call) => {
      ledger.record(call.clientId, call.clientRequestId, call.units);
      const { minute, waitMs } = budgets.spend(call);
      if (limits() === 'off') return { ok: true, retryAfterSeconds: 0, headers: {} };
      const headers = rateHeaders(minute.used, minute.resetMs);
      return { ok: waitMs === 0, retryAfterSeconds: waitMs > 0 ? secondsOf(waitMs) : 0, headers };
    },
  };
}
