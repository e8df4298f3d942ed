import type { Person } from '../../src/core/domain/organisation/body';
import type { Lists } from '../../src/graph/open-lists';
import { aBody, aGoal, aReport, aRound, trace } from '../support/graph/builders';

/** How large the municipality is that the bench makes. */
export interface Size {
  readonly goals: number;
  readonly ledgerRows: number;
}

const goalsOfUnit = 8;
const unitsOfBoard = 40;

/** Makes the person with the number. */
export function person(number: number): Person {
  const objectId = `0f0f0f0f-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    mail: `person${String(number)}@granforsa.example`,
    objectId,
    name: `Person ${String(number)}`,
  };
}

/** The process leader, the manager of the first unit, and a person without a role. */
export const leader = person(1);
export const manager = person(1000);
export const employee = person(2);

async function addBodies({ tables }: Lists, goals: number): Promise<readonly string[]> {
  const add = async (body: Parameters<typeof aBody>[0]) =>
    (await tables.bodies.create(aBody(body), trace)).stored.value.id;
  const council = await add({
    key: 'KF',
    name: 'Fullmäktige',
    kind: 'council',
    processLeaders: [leader],
  });
  const units: string[] = [];
  let administration = '';
  for (let at = 0; at < Math.ceil(goals / goalsOfUnit); at += 1) {
    if (at % unitsOfBoard === 0) {
      const key = `N${String(at)}`;
      const channel = { teamId: 'team', channelId: `19:${key}@thread.tacv2` };
      const board = await add({ key, name: `Nämnd ${key}`, parentId: council, channel });
      administration = await add({
        ...{ key: `${key}-F`, name: `Förvaltning ${key}`, kind: 'administration' },
        parentId: board,
        manager: person(100 + at),
      });
    }
    const key = `E${String(at)}`;
    const unit = { key, name: `Enheten ${key}`, kind: 'unit', manager: person(1000 + at) } as const;
    units.push(await add({ ...unit, parentId: administration }));
  }
  return units;
}

/** Adds three closed rounds, all of whose reports are accepted, and an open one with half of them. */
async function addReports({ tables }: Lists, goalIds: readonly string[]): Promise<void> {
  for (const year of [2023, 2024, 2025, 2026]) {
    const isOpen = year === 2026;
    const key = `helar-${String(year)}`;
    const period = { periodFrom: `${String(year)}-01-01`, periodTo: `${String(year)}-12-31` };
    const round = aRound({
      key,
      title: `Helår ${String(year)}`,
      state: isOpen ? 'open' : 'closed',
      ...period,
    });
    const { stored } = await tables.rounds.create(round, trace);
    for (const [at, goalId] of goalIds.entries()) {
      const reporter = person(1000 + Math.floor(at / goalsOfUnit));
      const report = aReport(
        { roundId: stored.value.id, goalId },
        { key: `${key}:M-${String(at)}`, reportedByObjectId: reporter.objectId ?? '' },
      );
      if (!isOpen || at % 2 === 0) await tables.reports.create(report, trace);
    }
  }
}

/** Fills the lists: units with eight goals each, four rounds of reports, and a chat with each manager. */
export async function fill(lists: Lists, { goals, ledgerRows }: Size): Promise<void> {
  const { tables } = lists;
  const units = await addBodies(lists, goals);
  const goalIds: string[] = [];
  for (let at = 0; at < goals; at += 1) {
    const bodyId = units[Math.floor(at / goalsOfUnit)] ?? '';
    const goal = aGoal(bodyId, {
      key: `M-${String(at)}`,
      title: `Mål ${String(at)} för jämställdhet`,
    });
    goalIds.push((await tables.goals.create(goal, trace)).stored.value.id);
  }
  await addReports(lists, goalIds);
  for (const [at] of units.entries()) await addChat(lists, 1000 + at);
  await addLedger(lists, ledgerRows, units.length);
}

async function addChat({ tables }: Lists, number: number): Promise<void> {
  const { objectId = '' } = person(number);
  const chat = { conversationId: `a:${objectId}`, serviceUrl: 'https://smba.example/' };
  const recipient = { kind: 'person', objectId } as const;
  const reference = {
    key: `person:${objectId}`,
    recipient,
    ...chat,
    seenAt: '2026-11-01T09:00:00Z',
  };
  await tables.conversations.create(reference, trace);
}

/** Adds the ledger of earlier rounds: reminders that the managers got. */
async function addLedger({ tables }: Lists, rows: number, people: number): Promise<void> {
  for (let at = 0; at < rows; at += 1) {
    const { objectId = '' } = person(1000 + (at % people));
    const key = `reminder-person:helar-2025:${objectId}:${String(at)}`;
    const recipient = { kind: 'person', objectId } as const;
    const sent = { state: 'sent', stateAt: '2026-01-10T09:00:00Z', roundId: '3' } as const;
    const message = { key, kind: 'reminder-person', recipient, details: {} } as const;
    await tables.deliveries.create({ ...message, ...sent }, trace);
  }
}
