import type { Context, Messenger } from '../../../src/core/ports';
import type { Body } from '../../../src/core/domain/organisation/body';
import type { Goal } from '../../../src/core/domain/goals/goal';
import type { ConversationReference, Delivery } from '../../../src/core/domain/messages/ledger';
import type { Report } from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';
import { defaultSettings } from '../../../src/core/domain/settings/settings';
import type { World } from '../../../src/core/domain/world';
import type { Actor } from '../../../src/core/domain/base/actor';
import { fakeTable } from './fake-table';
import { aRound, bodies, goals } from './granforsa';

/** What stands in the lists when a test begins. */
export interface Lists {
  readonly bodies?: readonly Body[];
  readonly goals?: readonly Goal[];
  readonly rounds?: readonly Round[];
  readonly reports?: readonly Report[];
  readonly conversations?: readonly ConversationReference[];
}

const notUsed = () => Promise.reject(new TypeError('acts of these tests send nothing themselves'));

/** A product in memory: its lists, its clock, and what it logged. */
export function fakeProduct(lists: Lists = {}) {
  const tables = {
    bodies: fakeTable<Body>(lists.bodies ?? bodies),
    goals: fakeTable<Goal>(lists.goals ?? goals),
    rounds: fakeTable<Round>(lists.rounds ?? [aRound()]),
    reports: fakeTable<Report>(lists.reports ?? []),
    deliveries: fakeTable<Delivery>([]),
    conversations: fakeTable<ConversationReference>(lists.conversations ?? []),
  };
  const settings = { ...defaultSettings, municipalityName: 'Granforsa kommun' };
  const values = <T>(table: { all(): readonly { readonly value: T }[] }) =>
    table.all().map(({ value }) => value);
  const world = (): World => ({
    settings,
    bodies: values(tables.bodies),
    goals: values(tables.goals),
    rounds: values(tables.rounds),
    reports: values(tables.reports),
  });
  const messenger: Messenger = { hash: () => '', send: notUsed, update: notUsed };
  const logged: string[] = [];
  const log = {
    info: (event: string) => logged.push(event),
    alarm: (event: string, cause: unknown) => logged.push(`ALARM ${event} ${String(cause)}`),
  };
  let wakes = 0;
  const contextFor = (actor: Actor): Context => ({
    actor,
    tables,
    world,
    log,
    messenger,
    settings: () => settings,
    directory: { resolve: () => Promise.resolve(undefined) },
    notifier: { wake: () => (wakes += 1) },
    clock: { now: () => '2027-01-11T10:00:00Z', today: () => '2027-01-11' },
    workingDays: { isWorkingDay: () => true },
    health: { graph: () => 'ok', lists: () => [] },
  });
  return { tables, world, contextFor, log, logged, wakes: () => wakes };
}
