import type { Context, Message, Messenger, SendOutcome } from '../../../src/core/ports';
import { AppError } from '../../../src/core/domain/base/app-error';
import {
  entityNames,
  fromNames,
  type Entities,
  type EntityName,
  type WorldName,
} from '../../../src/core/domain/entities';
import type { Person } from '../../../src/core/domain/organisation/body';
import type { PeopleFound } from '../../../src/core/domain/organisation/people-search';
import { omit } from '../../../src/core/domain/base/defined';
import { addSeconds, dateIn } from '../../../src/core/domain/base/calendar';
import type { Delivery } from '../../../src/core/domain/messages/ledger';
import type { Settings } from '../../../src/core/domain/settings/settings';
import { worldOf, type World } from '../../../src/core/domain/world';
import type { Actor } from '../../../src/core/domain/base/actor';
import { finished } from '../../../src/core/domain/base/steps';
import { systemActor } from '../../../src/core/domain/base/actor';
import { anActor, someSettings } from './builders';
import { FakeList, FakeTable } from './fake-lists';

/** A clock that a test can move. */
export class FakeClock {
  private at: string;

  constructor(at = '2026-11-23T09:00:00Z') {
    this.at = at;
  }

  now(): string {
    return this.at;
  }
  today(): string {
    return dateIn(this.at, 'Europe/Stockholm');
  }
  set(at: string): void {
    this.at = at;
  }
  advance(seconds: number): void {
    this.at = addSeconds(this.at, seconds);
  }
}

/** A calendar of working days: Monday to Friday, without holidays. */
export function isWeekday(date: string): boolean {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
}

/** A messenger that records what it sends. The content of a message is made of the states of reports and rounds. */
export class FakeMessenger implements Messenger {
  readonly sent: Message[] = [];
  readonly updated: string[] = [];
  /** The outcome of sends by kind of message; `sent` when absent. `throw` makes the messenger throw. */
  outcome: (message: Message) => SendOutcome | 'throw' | 'never' | undefined = () => undefined;

  hash(message: Message, world: World): string {
    const round = world.rounds.find(({ id }) => id === message.roundId);
    const states = world.reports.map(({ key, state, revision }) => `${key} ${state} ${revision}`);
    return JSON.stringify([round?.state, round?.dueOn, states]);
  }

  async send(message: Message, world: World): Promise<SendOutcome> {
    const outcome = this.outcome(message);
    if (outcome === 'throw') throw new TypeError('The sender broke');
    this.sent.push(message);
    if (outcome === 'never') return new Promise<SendOutcome>(() => undefined);
    await Promise.resolve();
    if (outcome !== undefined && outcome.kind !== 'sent') this.sent.pop();
    return outcome ?? this.done(message, world);
  }

  async update(delivery: Delivery, message: Message, world: World): Promise<SendOutcome> {
    const outcome = this.outcome(message);
    if (outcome === 'throw') throw new TypeError('The sender broke');
    await Promise.resolve();
    if (outcome === undefined) this.updated.push(delivery.key);
    return outcome === undefined || outcome === 'never' ? this.done(message, world) : outcome;
  }

  private done(message: Message, world: World): SendOutcome {
    return {
      kind: 'sent',
      conversationId: 'conversation',
      activityId: `activity of ${message.key}`,
      shownHash: this.hash(message, world),
    };
  }
}

/** The SharePoint lists of one municipality, which several instances may share. */
export type Lists = { readonly [N in EntityName]: FakeList<Entities[N]> };

type Rows = { readonly [N in EntityName]?: readonly Entities[N][] };

/** The rows of `world`, and of the lists that are no part of it. */
type Beginning = Omit<Rows, WorldName> & {
  readonly world: World;
  readonly refusesDuplicates?: boolean;
};

export function listsOf({ world, refusesDuplicates = true, ...others }: Beginning): Lists {
  const rows: Rows = { ...others, ...omit(world, 'settings', 'today') };
  const listOf = <N extends EntityName>(name: N) =>
    new FakeList<Entities[N]>(refusesDuplicates, rows[name] ?? [], name);
  return fromNames<Lists>(entityNames, listOf);
}

/** One running instance of the product that uses the lists. */
export interface Instance {
  readonly messenger: FakeMessenger;
  readonly clock: FakeClock;
  readonly alarms: string[];
  readonly directory: Map<string, Person>;
  wakes: number;
  as(actor: Actor): Context;
  sync(): void;
}

interface Parts {
  readonly clock?: FakeClock;
  readonly messenger?: FakeMessenger;
  readonly settings?: Settings;
}

/** Finds the people whose address begins with the text, or whose name has words that begin with its words. */
function foundIn(directory: ReadonlyMap<string, Person>, text: string): PeopleFound {
  const wanted = text.toLowerCase();
  const isNamed = (name: string) =>
    wanted.split(' ').every((word) =>
      name
        .toLowerCase()
        .split(' ')
        .some((one) => one.startsWith(word)),
    );
  const people = [...directory.values()].flatMap(({ mail, objectId, name = mail }) =>
    objectId !== undefined && (mail.startsWith(wanted) || isNamed(name))
      ? [{ mail, objectId, name }]
      : [],
  );
  return { people, hasMore: false, isForbidden: false };
}

/** Makes an instance of the product that uses the lists. */
export function anInstance(lists: Lists, parts: Parts = {}): Instance {
  const tables = fromNames<{ readonly [N in EntityName]: FakeTable<Entities[N]> }>(
    entityNames,
    <N extends EntityName>(name: N) => new FakeTable<Entities[N]>(lists[name]),
  );
  const settings = parts.settings ?? someSettings();
  const instance: Instance = {
    messenger: parts.messenger ?? new FakeMessenger(),
    clock: parts.clock ?? new FakeClock(),
    alarms: [],
    directory: new Map(),
    wakes: 0,
    sync: () => Object.values(tables).forEach((table) => table.sync()),
    as: (actor) => ({
      actor,
      tables,
      settings: () => settings,
      world: () =>
        worldOf({ settings, today: instance.clock.today() }, (name) =>
          tables[name].all().map(({ value }) => value),
        ),
      directory: {
        resolve: (mail) => Promise.resolve(instance.directory.get(mail)),
        search: (text) => Promise.resolve(foundIn(instance.directory, text)),
      },
      messenger: instance.messenger,
      notifier: { wake: () => (instance.wakes += 1) },
      clock: instance.clock,
      workingDays: { isWorkingDay: isWeekday },
      health: { graph: () => 'ok', lists: () => [], clockFault: () => undefined },
      inTurns: (steps) => Promise.resolve(finished(steps)),
      log: { info: () => undefined, alarm: (event) => instance.alarms.push(event) },
    }),
  };
  return instance;
}

/** Makes the context of a person by name. */
export function contextOf(instance: Instance, name: string): Context {
  return instance.as(anActor(name));
}

/** Makes the context of the product's own clock. */
export function clockContext(instance: Instance): Context {
  return instance.as(systemActor);
}

/** Returns the code, faults and `theirs` of the AppError with which the promise rejects. */
export async function refusalOf(work: Promise<unknown>) {
  try {
    await work;
    return undefined;
  } catch (cause) {
    if (cause instanceof AppError) return cause;
    throw cause;
  }
}

/** Waits until `isSo` returns true, one turn of the event loop at a time and without a timer. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; turns < 100_000 && !isSo(); turns += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
}
