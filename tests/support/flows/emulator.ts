import type { EmulatorInfo } from 'm365-list-emulator';

/** A row as the list grid shows it: its cells with their text, by internal name. */
export interface GridRow {
  readonly id: number;
  readonly etag: string;
  readonly modifiedBy: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly shown: Readonly<Record<string, string>>;
}

/** Returns the text of a cell; empty when the row does not have it. */
export function textOf(row: GridRow, column: string): string {
  const value = row.values[column];
  return typeof value === 'string' ? value : '';
}

/** A message of the bot, in a chat or a channel. */
interface Posted {
  readonly id: string;
  readonly placeId: string;
  readonly threadId: string;
  readonly text?: string;
  readonly attachments: readonly { readonly content?: unknown }[];
  readonly fromUserId?: string;
}

/** A client of the emulator for the flows: what people see in Teams and SharePoint, and the emulator's controls. */
export interface Emulator {
  readonly host: string;
  readonly info: EmulatorInfo;
  userId(name: string): string;
  tokenOf(name: string): Promise<string>;
  /** Calls a route of `/_emulator`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  setClock(now: string): Promise<void>;
  /** Makes requests that match fail, `times` times or, when that is absent, until `heal`. */
  fail(match: Match, fault: object, times?: number): Promise<void>;
  heal(): Promise<void>;
  /** Returns the id of a list by its display name. */
  listId(list: string): Promise<string>;
  /** Returns the rows of a list by its display name, as the site's owner sees them. */
  rows(list: string): Promise<readonly GridRow[]>;
  /** Edits a row in the list grid as a person; without `row` adds one, without `fields` deletes it. */
  edit(who: string, list: string, change: Edit): Promise<number>;
  /** Waits until the bot has greeted everybody who has the app. @returns the ids of the greetings */
  greetings(): Promise<ReadonlySet<string>>;
  /** Returns everything that the bot has written in all chats and channels. */
  posted(): Promise<readonly Posted[]>;
}

/** Selects requests by method and by a regular expression for path and query. */
interface Match {
  readonly method?: string;
  readonly path: string;
}

/** An edit that a person makes in the list grid. */
export interface Edit {
  readonly row?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
}

interface Conversations {
  readonly chat: { readonly id: string };
  readonly teams: readonly { readonly channels: readonly { readonly id: string }[] }[];
}

interface Holders {
  readonly people: readonly { readonly hasApp: boolean }[];
  readonly teams: readonly { readonly hasApp: boolean }[];
}

const owner = 'Erik Sandberg';

async function call(url: string, method = 'GET', body?: unknown): Promise<Response> {
  return fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
}

async function json<T>(url: string, method = 'GET', body?: unknown): Promise<T> {
  const answer = await call(url, method, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${String(answer.status)} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Finds the item with the id. @throws {Error} when there is none */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}

async function placesOf(host: string, userId: string): Promise<readonly string[]> {
  const { chat, teams } = await json<Conversations>(`${host}/host/conversations?user=${userId}`);
  return [chat.id, ...teams.flatMap(({ channels }) => channels.map(({ id }) => id))];
}

/** Returns all chats and channels, each with one person who can open it. */
async function allPlaces(host: string, info: EmulatorInfo): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const { id } of info.users)
    for (const place of await placesOf(host, id)) places.set(place, id);
  return places;
}

async function postedIn(host: string, place: string, userId: string): Promise<readonly Posted[]> {
  const url = `${host}/host/conversations/${encodeURIComponent(place)}?user=${userId}`;
  const { messages } = await json<{ readonly messages: readonly Posted[] }>(url);
  return messages.filter(({ fromUserId }) => fromUserId === undefined);
}

/** Makes a client of the emulator at the address. */
export function emulatorAt(host: string, info: EmulatorInfo): Emulator {
  const userId = (name: string) =>
    found(
      info.users.find((user) => user.displayName.startsWith(name)),
      name,
    ).id;
  const listId = async (name: string): Promise<string> => {
    const { lists } = await json<{ lists: { id: string; title: string }[] }>(
      `${host}/host/lists?user=${userId(owner)}`,
    );
    return found(
      lists.find((list) => list.title === name),
      name,
    ).id;
  };
  const control = (method: string, path: string, body?: unknown) =>
    json<unknown>(`${host}/_emulator${path}`, method, body);
  let places: Promise<ReadonlyMap<string, string>> | undefined;
  const rows = async (list: string): Promise<readonly GridRow[]> =>
    json(`${host}/host/lists/${await listId(list)}/rows?user=${userId(owner)}`);
  const posted = async () => {
    places ??= allPlaces(host, info);
    const all = await Promise.all(
      [...(await places)].map(([place, reader]) => postedIn(host, place, reader)),
    );
    return all.flat();
  };
  return {
    host,
    info,
    userId,
    control,
    async tokenOf(name) {
      const clientId = info.productClientId;
      const scope = `${clientId}/access_as_user`;
      const wish = { clientId, userId: userId(name), scope };
      return ((await control('POST', '/token', wish)) as { access_token: string }).access_token;
    },
    async setClock(now) {
      await control('POST', '/clock', { now });
    },
    async fail(match, fault, times) {
      await control('POST', '/faults', [{ match, fault, ...(times && { times }) }]);
    },
    async heal() {
      await control('DELETE', '/faults');
    },
    listId,
    rows,
    async edit(who, list, { row, fields }) {
      const rows = `${host}/host/lists/${await listId(list)}/rows`;
      const one = row === undefined ? rows : `${rows}/${String(row)}`;
      const body = { userId: userId(who), fields };
      if (fields === undefined) {
        await json(`${one}?user=${userId(who)}`, 'DELETE');
        return row ?? 0;
      }
      return (await json<GridRow>(one, row === undefined ? 'POST' : 'PATCH', body)).id;
    },
    posted,
    async greetings() {
      const { people, teams } = await json<Holders>(`${host}/host/state`);
      const holders = [...people, ...teams].filter(({ hasApp }) => hasApp).length;
      await until('the bot is told of everybody', async () => {
        return (await rows('Konversationer')).length >= holders;
      });
      const greeted = people.filter(({ hasApp }) => hasApp).length;
      const greetings = await until('the bot has greeted everybody', async () => {
        const all = await posted();
        return all.length >= greeted && all;
      });
      return new Set(greetings.map(({ id }) => id));
    },
  };
}

/** Calls `ask` until it returns a value. @throws {Error} naming what was expected when none comes in time */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  atMostMs = 60_000,
): Promise<T> {
  const end = performance.now() + atMostMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}.`);
    await new Promise((next) => setTimeout(next, 100));
  }
}
