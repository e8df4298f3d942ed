import { FakeClock } from '../core/fake-context';
import { startSite, type TestSite } from '../graph/site';
import type { FaultCase } from './fault-kinds';
import { outgoingCalls, type OutgoingCall, type OutgoingCalls } from './outgoing-calls';
import { openInstance, type ProductInstance } from './product-instance';
import { townIn, type Town } from './town';

/** The time at which each cell begins. No reminder is due then, nor in the hours after it. */
export const startOfCell = '2027-01-11T09:00:00Z';

/** A fault, and the number of the call to which it happens. */
export interface FaultAt {
  readonly index: number;
  readonly one: FaultCase;
}

/** The emulator with one instance of the product, and the faults that a test lets happen to its calls. */
export interface FaultBench {
  readonly site: TestSite;
  readonly calls: OutgoingCalls;
  readonly instance: ProductInstance;
  readonly town: Town;
  /** Notes the calls of the work. */
  callsOf(work: () => Promise<unknown>): Promise<readonly OutgoingCall[]>;
  /**
   * Does the work while the faults happen, and waits until none of its calls and waits is under way. Returns what the work
   * returned, and how many of the faults have happened.
   */
  during<T>(
    faults: readonly FaultAt[],
    work: () => Promise<T>,
  ): Promise<{ result: T; happened: number }>;
  close(): Promise<void>;
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const exactly = (path: string) => `^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;

/** Starts the emulator, an instance of the product, and a municipality whose rows another instance adds. */
export async function openFaultBench(): Promise<FaultBench> {
  const site = await startSite({ seed: 'demo' });
  const calls = outgoingCalls(site.http);
  const clock = new FakeClock(startOfCell);
  const instance = await openInstance(site, clock);
  // Another instance adds the rows, so that no fault is left in its client.
  const town = await townIn(site, await openInstance(site, clock));
  await instance.begin();

  const atRest = async () => {
    for (let quiet = 0; quiet < 3;) {
      await pause(4);
      quiet = calls.underWay() === 0 && instance.pace.waiting() === 0 ? quiet + 1 : 0;
    }
  };
  /** Ends the faults. Returns how many have happened. */
  const heal = async () => {
    const rules = (await site.control('GET', '/faults')) as readonly { readonly hits: number }[];
    await site.control('DELETE', '/faults');
    return rules.filter(({ hits }) => hits > 0).length;
  };
  return {
    site,
    calls,
    instance,
    town,
    async callsOf(work) {
      calls.watch();
      await work();
      calls.leave();
      return calls.seen;
    },
    async during(faults, work) {
      calls.watch(async ({ method, path }, index) => {
        const fault = faults.find((each) => each.index === index)?.one.fault;
        if (fault === undefined) return;
        const rule = { match: { method, path: exactly(path) }, times: 1, fault };
        await site.control('POST', '/faults', [rule]);
      });
      const result = await work();
      const happened = await heal();
      const lateMs = Math.max(0, ...faults.map(({ one }) => one.lateMs ?? 0));
      if (lateMs > 0) await pause(lateMs + 30);
      await atRest();
      calls.leave();
      return { result, happened };
    },
    async close() {
      calls.restore();
      await site.stop();
    },
  };
}
