import * as v from 'valibot';
import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { changesAfter, readCounter, visibleEdge } from './changes';
import { GraphError, invalidRequest } from '../protocol/errors';
import { presenter } from './present-item';
import { itemKey, itemsOf } from './keys';
import { findList } from './lists';
import type { Item, List } from './model';
import { parseTop } from '../protocol/odata-options';
import { DEFAULT_PAGE, MAX_PAGE } from '../protocol/paging';
import { collection, type GraphReply, type GraphRequest, type Route } from '../protocol/route';
import { siteId } from './site';

const EPOCH_KEY = 'g/delta-epoch';

/** The position that a delta token holds. */
interface Position {
  readonly list: string;
  /** Tokens of an earlier epoch have expired. */
  readonly epoch: number;
  readonly sequence: number;
  /** The last row given by a full enumeration that goes on; absent once only changes are read. */
  readonly fullAfter?: number | undefined;
}

const epochOf = (emulator: Emulator): number => emulator.store.get<number>(EPOCH_KEY) ?? 1;

/** Makes all delta tokens given out so far too old. @see docs/behaviours.md row 54 */
export function expireDeltaTokens(emulator: Emulator): void {
  emulator.store.put(EPOCH_KEY, epochOf(emulator) + 1);
}

const encodeToken = (position: Position): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** The query options that the link repeats besides its token. */
const keptOptions = (request: GraphRequest): readonly string[] =>
  ['select', 'expand', 'top'].flatMap((name) => {
    const value = request.query.get(name);
    return value === undefined ? [] : [`$${name}=${encodeURIComponent(value)}`];
  });

function deltaLink(request: GraphRequest, token?: string): string {
  const options = [...keptOptions(request), ...(token === undefined ? [] : [`token=${token}`])];
  const path = request.path.replace(/delta(\(\))?$/i, 'delta');
  return `${request.base}${path}${options.length > 0 ? '?' : ''}${options.join('&')}`;
}

function resyncRequired(request: GraphRequest): GraphError {
  return new GraphError(410, readSwitches(request.emulator.store).resyncCode, {
    message: 'Resync required. The sync token is too old or was not issued for this list.',
    inner: 'resyncRequired',
    headers: { location: deltaLink(request) },
  });
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

const positionSchema = v.object({
  list: v.string(),
  epoch: count,
  sequence: count,
  fullAfter: v.optional(count),
});

function decodeToken(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown;
  } catch {
    // A token that the emulator did not make is handled like one that is too old.
    return undefined;
  }
}

function positionOf(request: GraphRequest, list: List, token: string): Position {
  const found = v.safeParse(positionSchema, decodeToken(token));
  const { emulator } = request;
  const known =
    found.success &&
    found.output.list === list.id &&
    found.output.epoch === epochOf(emulator) &&
    found.output.sequence <= readCounter(emulator.store, list.id).sequence;
  if (!known) throw resyncRequired(request);
  return found.output;
}

/**
 * Renders a row for delta. Delta leaves `lastModifiedBy` out, unless the switch `deltaLastModifiedBy` says
 * `present`.
 *
 * @see https://learn.microsoft.com/answers/questions/5768708
 * @see docs/behaviours.md row 51
 */
function liveItemPresenter(request: GraphRequest, list: List): (item: Item) => object {
  const present = presenter(request, list);
  const keep = readSwitches(request.emulator.store).deltaLastModifiedBy === 'present';
  return (item) => {
    const rendered = present(item) as Record<string, unknown>;
    const { lastModifiedBy, ...rest } = rendered;
    return keep ? { ...rest, lastModifiedBy } : rest;
  };
}

/** The tombstone of a deleted row. @see docs/behaviours.md row 52 */
const presentDeleted = (request: GraphRequest, list: List, id: number): object => ({
  id: String(id),
  deleted: { state: 'deleted' },
  parentReference: { id: list.id, siteId: siteId(request.emulator) },
});

interface DeltaPage {
  readonly value: readonly object[];
  readonly next: Position;
  readonly isLast: boolean;
}

const visibleUntil = (emulator: Emulator): number =>
  Date.now() - readSwitches(emulator.store).deltaLagMs;

/** One page of a full enumeration. Rows that delta does not show yet follow later, as changes. */
function fullPage(request: GraphRequest, list: List, from: Position): DeltaPage {
  const { store } = request.emulator;
  const top = parseTop(request.query.get('top'), DEFAULT_PAGE, MAX_PAGE);
  const { hiddenIds } = visibleEdge(store, list.id, visibleUntil(request.emulator));
  const after = itemKey(list.id, from.fullAfter ?? 0);
  const present = liveItemPresenter(request, list);
  const value: object[] = [];
  let last = from.fullAfter ?? 0;
  for (const row of store.range<Item>(itemsOf(list.id), { after })) {
    if (hiddenIds.has(row.value.id)) continue;
    if (value.length === top) {
      return { value, next: { ...from, fullAfter: last }, isLast: false };
    }
    value.push(present(row.value));
    last = row.value.id;
  }
  const { list: of, epoch, sequence } = from;
  return { value, next: { list: of, epoch, sequence }, isLast: true };
}

/** One page of changes, each row once in its latest state. @see docs/behaviours.md rows 51 to 53 */
function changesPage(request: GraphRequest, list: List, from: Position): DeltaPage {
  const { emulator } = request;
  const top = parseTop(request.query.get('top'), DEFAULT_PAGE, MAX_PAGE);
  const present = liveItemPresenter(request, list);
  const value: object[] = [];
  let { sequence } = from;
  const since = { sequence, visibleUntil: visibleUntil(emulator) };
  for (const change of changesAfter(emulator.store, list.id, since)) {
    if (value.length === top) return { value, next: { ...from, sequence }, isLast: false };
    const item = emulator.store.get<Item>(itemKey(list.id, change.id));
    value.push(item === undefined ? presentDeleted(request, list, change.id) : present(item));
    sequence = change.sequence;
  }
  return { value, next: { ...from, sequence }, isLast: true };
}

function pageFor(request: GraphRequest, list: List): DeltaPage {
  const { emulator, query } = request;
  const token = query.get('token');
  const edge = visibleEdge(emulator.store, list.id, visibleUntil(emulator)).sequence;
  const start: Position = { list: list.id, epoch: epochOf(emulator), sequence: edge };
  if (token === 'latest') return { value: [], next: start, isLast: true };
  if (token === undefined) return fullPage(request, list, { ...start, fullAfter: 0 });
  const from = positionOf(request, list, token);
  return from.fullAfter === undefined
    ? changesPage(request, list, from)
    : fullPage(request, list, from);
}

function delta(request: GraphRequest): GraphReply {
  for (const name of ['deltatoken', 'skiptoken']) {
    // Graph gives this message for a wrong spelling of the option `token`.
    if (request.query.has(name)) throw invalidRequest("Parameter 'DeltaToken' not supported");
  }
  for (const name of ['apply', 'filter', 'orderby', 'search', 'count', 'skip']) {
    if (request.query.has(name)) throw invalidRequest(`$${name} is not supported with delta.`);
  }
  const list = findList(request.emulator.store, request.params['list'] ?? '');
  const page = pageFor(request, list);
  const name = page.isLast ? '@odata.deltaLink' : '@odata.nextLink';
  return collection(request, 'Collection(listItem)', {
    value: page.value,
    links: { [name]: deltaLink(request, encodeToken(page.next)) },
  });
}

/** Cost of a page: 1 resource unit with a token, 2 without one or with `latest`. */
const deltaUnits = (query: ReadonlyMap<string, string>): number =>
  query.has('token') && query.get('token') !== 'latest' ? 1 : 2;

const ITEMS = '/sites/:site/lists/:list/items';

/**
 * Routes for delta on list items. The form `delta(token='…')` is missing on purpose: Graph answers 404 to it.
 *
 * @see https://learn.microsoft.com/graph/api/listitem-delta
 * @see docs/behaviours.md row 55
 */
export const deltaRoutes: readonly Route[] = ['delta', 'delta()'].map((name) => ({
  method: 'GET',
  path: `${ITEMS}/${name}`,
  units: deltaUnits,
  right: 'read',
  handle: delta,
}));
