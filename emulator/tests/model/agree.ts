import type { Body, Caller } from '../support/emulator';
import { cellsOf, versionOf } from './calls';
import { freshCopy, replay, rowOf, type Copy, type RowCopy } from './copy';
import { idsOf, type Game } from './play';
import { alive, type Cells, type State } from './state';

/** The values that the queries at the end of a run look for. */
export interface QueryValues {
  readonly key: string;
  readonly amount: number;
}

/** A list as each way of reading it returns it. */
interface View {
  readonly pages: readonly RowCopy[];
  readonly copies: readonly (readonly RowCopy[])[];
  readonly byId: readonly (RowCopy | number)[];
  /** Newest first. */
  readonly versions: Readonly<Record<number, readonly Cells[]>>;
  readonly found: Readonly<Record<string, readonly number[]>>;
}

const sortedRows = ({ rows }: Copy): readonly RowCopy[] =>
  [...rows.values()].sort((a, b) => a.id - b.id);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Filters and orders, each with the ids that it should find. */
function queriesFor({ key, amount }: QueryValues, state: State) {
  const rows = alive(state);
  const ids = (holds: (cells: Cells) => boolean) =>
    rows.filter(({ cells }) => holds(cells)).map(({ id }) => id);
  const isKey = ({ Kod }: Cells) => Kod?.toLowerCase() === key.toLowerCase();
  const isMore = ({ Antal }: Cells) => Antal !== undefined && Antal >= amount;
  const inOrder = [...rows].sort(
    (a, b) => (a.cells.Antal ?? -Infinity) - (b.cells.Antal ?? -Infinity) || a.id - b.id,
  );
  const [byKey, byAmount] = [`fields/Kod eq ${quoted(key)}`, `fields/Antal ge ${amount}`];
  return {
    [`$filter=${byKey}`]: ids(isKey),
    [`$filter=${byAmount}`]: ids(isMore),
    [`$filter=${byKey} and ${byAmount}`]: ids((cells) => isKey(cells) && isMore(cells)),
    [`$filter=${byKey} or ${byAmount}`]: ids((cells) => isKey(cells) || isMore(cells)),
    '$orderby=fields/Antal': inOrder.map(({ id }) => id),
  };
}

/** What each way of reading should return of a state. `ids` are read one by one, also those that no row has. */
function expected(state: State, values: QueryValues, ids: readonly number[]): View {
  const rows = alive(state);
  const pages = rows.map(({ id, versions, cells }) => ({ id, version: versions.length, cells }));
  return {
    pages,
    copies: [pages, pages, pages],
    byId: ids.map((wanted) => pages.find(({ id }) => id === wanted) ?? 404),
    versions: Object.fromEntries(rows.map(({ id, versions }) => [id, [...versions].reverse()])),
    found: queriesFor(values, state),
  };
}

/** Reads addresses in batches of 20. @returns the answers in the order of the addresses */
async function readAll(caller: Caller, urls: readonly string[]) {
  const answers: { readonly status: number; readonly body: Body }[] = [];
  for (let from = 0; from < urls.length; from += 20) {
    const part = urls.slice(from, from + 20);
    const requests = part.map((url, n) => ({ id: String(n), method: 'GET', url }));
    const { body } = await caller.post('/$batch', { requests });
    const byId = new Map(body.responses.map((one) => [one.id, one]));
    answers.push(...part.map((_, n) => byId.get(String(n))!));
  }
  return answers;
}

async function versionsOf(game: Game, ids: readonly number[]): Promise<View['versions']> {
  const urls = ids.map((id) => `${game.list.items}/${id}/versions?$expand=fields`);
  const answers = await readAll(game.callers[0]!, urls);
  const entries = answers.map(({ body }, n): [number, readonly Cells[]] => {
    const labels = body.value.map(({ id }) => id);
    const wanted = labels.map((_, at) => `${labels.length - at}.0`);
    if (labels.join() !== wanted.join()) throw new Error(`Versions are ${labels.join()}`);
    return [ids[n] ?? 0, body.value.map(({ fields }) => cellsOf(fields))];
  });
  return Object.fromEntries(entries);
}

async function readAllWays(game: Game, values: QueryValues, ids: readonly number[]): Promise<View> {
  const { callers, list, guids } = game;
  const [caller, other] = [callers[0]!, callers[1]!];
  const copies = [
    await replay(caller, game, { copy: game.copies[0]! }),
    await replay(other, game, { copy: game.copies[1]! }),
    await replay(other, game, { copy: freshCopy(list) }),
  ];
  const pages = await caller.all(`${list.items}?$expand=fields&$top=3`);
  const rows = ids.map((id) => `${list.items}/${id}?$expand=fields`);
  const queries = Object.keys(queriesFor(values, { rows: [] }));
  const urls = queries.map((query) => `${list.items}?${query.replaceAll('+', '%2B')}`);
  const [byId, found] = [await readAll(caller, rows), await readAll(caller, urls)];
  return {
    pages: pages.map((row) => rowOf(guids, row)),
    copies: copies.map(sortedRows),
    byId: byId.map(({ status, body }, n) =>
      status === 200
        ? {
            id: n + 1,
            version: versionOf(guids, n + 1, body.eTag),
            cells: cellsOf(body.fields),
          }
        : status,
    ),
    versions: await versionsOf(game, idsOf(pages)),
    found: Object.fromEntries(queries.map((query, n) => [query, idsOf(found[n]!.body.value)])),
  };
}

/** Reads the list in every way and checks that this fits one of the states that it may be in. */
export async function mustAgree(game: Game, values: QueryValues): Promise<void> {
  await game.emulator.control('PUT', '/switches', { deltaLagMs: 0 });
  const most = Math.max(...game.states.map(({ rows }) => rows.length));
  const ids = Array.from({ length: most + 1 }, (_, n) => n + 1);
  const view = await readAllWays(game, values, ids);
  const possible = game.states.map((state) => expected(state, values, ids));
  if (possible.length === 1) expect(view).toEqual(possible[0]);
  else expect(possible).toContainEqual(view);
}
