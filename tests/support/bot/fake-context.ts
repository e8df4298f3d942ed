import { nobodyFound } from '../../../src/core/domain/organisation/people-search';
import {
  entityNames,
  fromNames,
  type Entities,
  type EntityName,
} from '../../../src/core/domain/entities';
import type { Context, Membership, Messenger, Standing } from '../../../src/core/ports';
import { defaultSettings } from '../../../src/core/domain/settings/settings';
import { worldOf } from '../../../src/core/domain/world';
import type { Actor } from '../../../src/core/domain/base/actor';
import { finished } from '../../../src/core/domain/base/steps';
import { fakeTable, type FakeTable } from './fake-table';
import type { BotLimits } from '../../../src/bot/base/bot-deps';
import { aRound, bodies, goals } from './granforsa';

/** The rows of each list when a test begins. */
export type Lists = { readonly [N in EntityName]?: readonly Entities[N][] };

const notUsed = () => Promise.reject(new TypeError('acts of these tests send nothing themselves'));

/** A product in memory, with its lists, its clock and its log. */
export function fakeProduct(lists: Lists = {}) {
  const rows: Lists = { bodies, goals, rounds: [aRound()], ...lists };
  const tables = fromNames<{ readonly [N in EntityName]: FakeTable<Entities[N]> }>(
    entityNames,
    <N extends EntityName>(name: N) => fakeTable<Entities[N]>(rows[name] ?? []),
  );
  const settings = { ...defaultSettings, municipalityName: 'Granforsa kommun' };
  const clock = { now: () => '2027-01-11T10:00:00Z', today: () => '2027-01-11' };
  const world = () =>
    worldOf({ settings, today: clock.today() }, (name) =>
      tables[name].all().map(({ value }) => value),
    );
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
    directory: {
      resolve: () => Promise.resolve(undefined),
      search: () => Promise.resolve(nobodyFound),
    },
    notifier: { wake: () => (wakes += 1) },
    clock,
    workingDays: { isWorkingDay: () => true },
    health: { graph: () => 'ok', lists: () => [], clockFault: () => undefined },
    inTurns: (steps) => Promise.resolve(finished(steps)),
  });
  /** Whom the directory does not know as members, by object id. */
  const standings = new Map<string, Standing>();
  const membership: Pick<Membership, 'standingOf'> = {
    standingOf: (objectId) => Promise.resolve(standings.get(objectId) ?? 'member'),
  };
  const inBackground = <R>(work: () => R) => work();
  /** Limits that a test may replace. */
  const limits: BotLimits = { activities: { take: () => 0 }, refusals: { take: () => 0 } };
  const parts = { tables, world, contextFor, log, logged, membership, standings };
  return { ...parts, limits, inBackground, wakes: () => wakes };
}
