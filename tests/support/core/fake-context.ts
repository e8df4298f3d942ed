import type { Context, Message, Messenger, SendOutcome } from '../../../src/core/ports';
import { AppError } from '../../../src/core/domain/base/app-error';
import type { Body, Person } from '../../../src/core/domain/organisation/body';
import { addSeconds, dateIn } from '../../../src/core/domain/base/calendar';
import type { Goal } from '../../../src/core/domain/goals/goal';
import type { ConversationReference, Delivery } from '../../../src/core/domain/messages/ledger';
import type { Report } from '../../../src/core/domain/follow-up/report';
import type { Round } from '../../../src/core/domain/follow-up/round';
import type { Settings } from '../../../src/core/domain/settings/settings';
import type { World } from '../../../src/core/domain/world';
import type { Actor } from '../../../src/core/domain/base/actor';
import { clockActor } from '../../../src/core/domain/base/actor';
import { anActor, someSettings } from './builders';
import { FakeList, FakeTable } from './fake-lists';

/** A clock that tests move. */
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

/** Weekdays, and no holidays. */
export function isWeekday(date: string): boolean {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
}

/** Remembers what reached people. What a living message shows is the reports' states and the rounds. */
export class FakeMessenger implements Messenger {
  readonly sent: Message[] = [];
  readonly updated: string[] = [];
  /** How sends end, by kind of message; absent = sent. `throw` = the sender breaks. */
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

/** The lists of one municipality. */
export interface Lists {
  readonly bodies: FakeList<Body>;
  readonly goals: FakeList<Goal>;
  readonly rounds: FakeList<Round>;
  readonly reports: FakeList<Report>;
  readonly deliveries: FakeList<Delivery>;
  readonly conversations: FakeList<ConversationReference>;
}

interface Beginning {
  readonly world: World;
  readonly conversations?: readonly ConversationReference[];
  readonly deliveries?: readonly Delivery[];
  readonly refusesDoubles?: boolean;
}

export function listsOf(beginning: Beginning): Lists {
  const { world, refusesDoubles = true } = beginning;
  return {
    bodies: new FakeList(refusesDoubles, world.bodies),
    goals: new FakeList(refusesDoubles, world.goals),
    rounds: new FakeList(refusesDoubles, world.rounds),
    reports: new FakeList(refusesDoubles, world.reports),
    deliveries: new FakeList(refusesDoubles, beginning.deliveries ?? []),
    conversations: new FakeList(refusesDoubles, beginning.conversations ?? []),
  };
}

/** One running product over the lists. */
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

export function anInstance(lists: Lists, parts: Parts = {}): Instance {
  const tables = {
    bodies: new FakeTable(lists.bodies),
    goals: new FakeTable(lists.goals),
    rounds: new FakeTable(lists.rounds),
    reports: new FakeTable(lists.reports),
    deliveries: new FakeTable(lists.deliveries),
    conversations: new FakeTable(lists.conversations),
  };
  const settings = parts.settings ?? someSettings();
  const values = <T>(table: { all(): readonly { value: T }[] }) =>
    table.all().map(({ value }) => value);
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
      world: () => ({
        settings,
        bodies: values(tables.bodies),
        goals: values(tables.goals),
        rounds: values(tables.rounds),
        reports: values(tables.reports),
      }),
      directory: { resolve: (mail) => Promise.resolve(instance.directory.get(mail)) },
      messenger: instance.messenger,
      notifier: { wake: () => (instance.wakes += 1) },
      clock: instance.clock,
      workingDays: { isWorkingDay: isWeekday },
      health: { graph: () => 'ok', lists: () => [] },
      log: { info: () => undefined, alarm: (event) => instance.alarms.push(event) },
    }),
  };
  return instance;
}

/** The context of somebody by name. */
export function contextOf(instance: Instance, name: string): Context {
  return instance.as(anActor(name));
}

/** The context of the product's own work. */
export function clockContext(instance: Instance): Context {
  return instance.as(clockActor);
}

/** The code, faults and `theirs` of the AppError that the promise ends in. */
export async function refusalOf(work: Promise<unknown>) {
  try {
    await work;
    return undefined;
  } catch (cause) {
    if (cause instanceof AppError) return cause;
    throw cause;
  }
}

/** Waits, a turn at a time, for what another piece of work does. Not a matter of milliseconds. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; turns < 100_000 && !isSo(); turns += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
}
