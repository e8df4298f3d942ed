import type { Actor } from '../../../src/core/domain/base/actor';
import type { Entity } from '../../../src/core/domain/entities';
import type { New, Stored, Table } from '../../../src/core/ports';
import { aBody, aConversation, aGoal, aReport, aRound, trace } from '../graph/builders';
import { emulatorAt, type GridRow } from '../flows/emulator';
import type { TestSite } from '../graph/site';
import type { ProductInstance } from './product-instance';

/** A person of the tenant who manages a unit, or leads the process. */
export interface Resident extends Actor {
  readonly mail: string;
}

/** The lists whose rows the acts write, by the name of their table. */
const listNames = {
  goals: 'Mål',
  rounds: 'Uppföljningsomgångar',
  reports: 'Rapporter',
  deliveries: 'Påminnelselogg',
  conversations: 'Konversationer',
} as const;
/** Each list comes after those whose rows point to it. */
const clearedLists = ['deliveries', 'reports', 'goals', 'rounds'] as const;
export type ListName = keyof typeof listNames;

/** What one cell of the matrix begins with: a unit with a goal of its own in a round of its own. */
export interface Cell {
  readonly manager: Resident;
  readonly goalId: string;
  readonly goalKey: string;
  readonly roundId: string;
  readonly roundKey: string;
  readonly reportKey: string;
}

/** A small municipality in the emulator's site, and what SharePoint and Teams hold in truth. */
export interface Town {
  readonly leader: Resident;
  /** Adds a goal and a round for the next unit in turn. */
  newCell(roundState: 'planned' | 'open'): Promise<Cell>;
  addReport(cell: Cell): Promise<void>;
  rows(list: ListName): Promise<readonly GridRow[]>;
  /** Deletes the rows of all lists that acts and the worker write. */
  clear(): Promise<void>;
  /** Lets the product know the chat between the bot and each manager, in which the bot may write. */
  meetManagers(): Promise<void>;
  /** Lets the bot write again in each chat in which Teams has refused it. */
  unblock(): Promise<void>;
  /** Returns the messages of the bot in the person's chat, by id, with what they show now. */
  messagesTo(person: Actor): Promise<ReadonlyMap<string, string>>;
  /** Changes a cell of a row in the list as a person does who may edit it. */
  edit(list: ListName, key: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
}

interface Chat {
  readonly messages: readonly {
    readonly id: string;
    readonly fromUserId?: string;
    readonly attachments: unknown;
  }[];
}

async function add<T extends Entity>(table: Table<T>, value: New<T>): Promise<Stored<T>> {
  return (await table.create(value, trace)).stored;
}

function residentsOf({ info }: TestSite): readonly Resident[] {
  return info.users.map(({ id, displayName, userPrincipalName }) => ({
    objectId: id,
    name: displayName,
    mail: userPrincipalName,
    kind: 'member',
  }));
}

async function addUnits(
  instance: ProductInstance,
  leader: Resident,
  managers: readonly Resident[],
) {
  const { bodies } = instance.lists.tables;
  const council = await add(
    bodies,
    aBody({ key: 'KF', kind: 'council', processLeaders: [leader] }),
  );
  const board = await add(bodies, aBody({ key: 'BUN', parentId: council.value.id }));
  const ids: string[] = [];
  for (const [n, manager] of managers.entries()) {
    const unit = aBody({ key: `E-${String(n)}`, kind: 'unit', parentId: board.value.id, manager });
    ids.push((await add(bodies, unit)).value.id);
  }
  return ids;
}

/** Makes the municipality: one process leader, one board, and a unit for each of some people who have the app. */
export async function townIn(site: TestSite, instance: ProductInstance): Promise<Town> {
  const emulator = emulatorAt(site.http, site.info);
  const { tables } = instance.lists;
  const state = (await (await fetch(`${site.http}/host/state`)).json()) as {
    readonly people: readonly { readonly id: string; readonly hasApp: boolean }[];
  };
  const withApp = new Set(state.people.filter(({ hasApp }) => hasApp).map(({ id }) => id));
  const owner = emulator.userId('Erik Sandberg');
  // The owner of the site edits lists, of which a reporter other than the editor is told.
  const [leader, ...managers] = residentsOf(site).filter(
    ({ objectId }) => withApp.has(objectId) && objectId !== owner,
  );
  if (leader === undefined) throw new Error('Nobody has the app.');
  const units = await addUnits(instance, leader, managers);
  let cells = 0;
  const idOf = new Map<ListName, string>();
  const listId = async (list: ListName) => {
    const id = idOf.get(list) ?? (await emulator.listId(listNames[list]));
    idOf.set(list, id);
    return id;
  };
  const json = async <T>(path: string) => (await (await fetch(site.http + path)).json()) as T;
  const chatOf = async (objectId: string) =>
    (await json<{ chat: { id: string } }>(`/host/conversations?user=${objectId}`)).chat.id;
  const town: Town = {
    leader,
    async newCell(roundState) {
      cells += 1;
      const n = cells % managers.length;
      const [manager, bodyId] = [managers[n] ?? leader, units[n] ?? ''];
      const [goalKey, roundKey] = [`M-${String(cells)}`, `o-${String(cells)}`];
      const goal = await add(tables.goals, aGoal(bodyId, { key: goalKey }));
      const round = await add(tables.rounds, aRound({ key: roundKey, state: roundState }));
      return {
        manager,
        goalId: goal.value.id,
        goalKey,
        roundId: round.value.id,
        roundKey,
        reportKey: `${roundKey}:${goalKey}`,
      };
    },
    async addReport({ reportKey: key, goalId, roundId, manager }) {
      const by = { reportedByName: manager.name, reportedByObjectId: manager.objectId };
      await add(tables.reports, aReport({ goalId, roundId }, { key, ...by }));
    },
    async rows(list) {
      const answer = await fetch(
        `${site.http}/host/lists/${await listId(list)}/rows?user=${owner}`,
      );
      return (await answer.json()) as readonly GridRow[];
    },
    async clear() {
      for (const list of clearedLists) {
        for (const { id } of await town.rows(list)) {
          const url = `${site.http}/host/lists/${await listId(list)}/rows/${String(id)}`;
          await fetch(`${url}?user=${owner}`, { method: 'DELETE' });
        }
      }
    },
    async meetManagers() {
      for (const { objectId } of managers) {
        const recipient = { kind: 'person', objectId } as const;
        const key = `person:${objectId}`;
        const conversationId = await chatOf(objectId);
        const serviceUrl = `${site.http}/connector/`;
        const reference = aConversation({ key, recipient, conversationId, serviceUrl });
        await add(tables.conversations, reference);
      }
    },
    async unblock() {
      for (const { values } of await town.rows('conversations')) {
        if (typeof values['Unreachable'] !== 'string' || values['Unreachable'] === '') continue;
        await town.edit('conversations', String(values['Key']), { Unreachable: null });
      }
    },
    async messagesTo({ objectId }) {
      const chat = encodeURIComponent(await chatOf(objectId));
      const { messages } = await json<Chat>(`/host/conversations/${chat}?user=${objectId}`);
      const ofBot = messages.filter(({ fromUserId }) => fromUserId === undefined);
      return new Map(ofBot.map(({ id, attachments }) => [id, JSON.stringify(attachments)]));
    },
    async edit(list, key, fields) {
      const row = (await town.rows(list)).find(({ values }) => values['Key'] === key);
      const url = `${site.http}/host/lists/${await listId(list)}/rows/${String(row?.id)}`;
      await fetch(url, {
        method: 'PATCH',
        body: JSON.stringify({ userId: owner, fields }),
        headers: { 'Content-Type': 'application/json' },
      });
    },
  };
  return town;
}
