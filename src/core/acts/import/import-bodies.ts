import { groupedBy } from '../../domain/base/group-by';
import type { Fault } from '../../domain/base/fault';
import { isSameKey, keyForm } from '../../domain/base/keys';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import { readText } from '../../domain/base/text-fields';
import { faultsOfChannel, type KnownChannels } from '../../domain/messages/channel-rules';
import type { Body } from '../../domain/organisation/body';
import { faultsOfChangedBody } from '../../domain/organisation/body-changes';
import { bodyOf } from '../../domain/organisation/organisation';
import { faultsOfBody } from '../../domain/organisation/organisation-rules';
import { leadsSomebody } from '../../domain/organisation/people-changes';
import type { World } from '../../domain/world';
import { organisationColumns, type OrganisationColumn } from '../../text/list/import-columns';
import { cellsOfBody, readBody } from './body-cells';
import { cellReader, type CellRules } from './import-cells';
import {
  checkTogether,
  keysByForm,
  markDuplicates,
  rowsByKey,
  rowsByKeyOrName,
  rowsTogether,
  type FindRow,
  type ImportDraft,
  type ReadDraft,
} from './import-drafts';
import { lettersAndDigits } from './letters-and-digits';
import { freshKey, keyOfName, type KeyedRow as Keyed } from './made-keys';
import type { PastedRow } from './read-sheet';
import { comparedRow } from './row-changes';

type BodyRow = PastedRow<OrganisationColumn>;
type KeyedRow = Keyed<OrganisationColumn>;

/** True when the parent of a stored body is the one that the cell names, by its code or its name. */
function isBelow(world: World, body: Body, written: string): boolean {
  const parent = bodyOf(world, body.parentId);
  if (parent === undefined) return false;
  return isSameKey(parent.key, written) || sameLetters(parent.name, written);
}

const sameLetters = (a: string, b: string): boolean => lettersAndDigits(a) === lettersAndDigits(b);

/** Finds the stored body that a row without a code names: the only one of that name or, of several, the one below the same parent. */
function bodyByName(
  world: World,
  named: readonly Body[],
  parent: string | undefined,
): Body | undefined {
  if (parent !== undefined) return named.find((body) => isBelow(world, body, parent));
  return named.length === 1 ? named[0] : undefined;
}

/** Gives each row its key as it is kept: as written, that of the stored body that it names, or made of its name. */
function withKeys(world: World, rows: readonly BodyRow[]): readonly KeyedRow[] {
  const byName = groupedBy(world.bodies, ({ name }) => lettersAndDigits(name));
  const taken = new Set(
    [...world.bodies, ...rows.map(({ cells }) => cells)].map(({ key = '' }) => keyForm(key)),
  );
  return rows.map((row) => {
    const { key, name, parent } = row.cells;
    if (key !== undefined || name === undefined)
      return { row, key: readText('key', row.written.key ?? '') };
    const known = bodyByName(world, byName.get(lettersAndDigits(name)) ?? [], parent);
    return { row, key: known?.key ?? freshKey(keyOfName(name), taken) };
  });
}

/** A row with its key, and the stored body with that key. */
interface StoredRow extends KeyedRow {
  readonly stored: Body | undefined;
}

/** How the rows of an organisation are read. */
interface BodyRules extends Omit<CellRules, 'language'> {
  readonly channels: KnownChannels;
  /** The columns that the sheet has. */
  readonly columns: readonly OrganisationColumn[];
}

/** Reads one row, and compares it with the stored one. */
function draftOf(
  world: World,
  keyed: StoredRow,
  { rules, findBody }: { readonly rules: Omit<BodyRules, 'channels'>; readonly findBody: FindRow },
): ImportDraft<Body> {
  const { row, key, stored } = keyed;
  const language = world.settings.defaultLanguage;
  const toRead = { row, isStored: stored !== undefined };
  const cells = cellReader(toRead, organisationColumns, { ...rules, language });
  cells.note('key', key === '' ? undefined : key);
  const value = readBody(cells, keyed, findBody);
  const cellsIn = (body: Body | undefined) => body && cellsOfBody(body, parentKeyOf(world, body));
  return {
    ...{ line: row.line, label: labelOf(keyed), key, stored, value },
    ...comparedRow(rules.columns, { before: cellsIn(stored), after: cellsIn(value), row }),
    ...{ faults: cells.faults, warnings: cells.warnings, understood: cells.understood },
  };
}

const labelOf = ({ row, stored, key }: StoredRow): string =>
  readText('bodyName', row.cells.name ?? stored?.name ?? key);

const parentKeyOf = (world: World, { parentId, parentKey }: Body): string | undefined =>
  bodyOf(world, parentId)?.key ?? parentKey;

/** Returns why a body cannot be written: what a new one breaks, or what a change of a stored one brings. */
function faultsOfDraft(
  before: World,
  after: World,
  { stored, value }: ReadDraft<Body>,
): readonly Fault[] {
  if (stored === undefined) return faultsOfBody(after, value);
  const placed = { world: before, body: stored };
  const faults = faultsOfChangedBody(placed, { world: after, body: value });
  const isLeft = leadsSomebody(stored.processLeaders) && !leadsSomebody(value.processLeaders);
  const unled: readonly Fault[] =
    isLeft && value.kind === 'council' ? [{ field: 'processLeaders', reason: 'nobody-leads' }] : [];
  return [...faults.map(asColumn), ...unled];
}

/** True unless the stored row has the channel already. */
const hasNewChannel = ({ stored, changes }: ReadDraft<Body>): boolean =>
  stored === undefined || changes.some(({ column }) => column === 'channel');

/** Names the field of the last day as the import's column. */
const asColumn = (fault: Fault): Fault =>
  fault.field === 'lastDay' ? { ...fault, field: 'validTo' } : fault;

/**
 * Reads the rows of a sheet as bodies, one a step, and checks each by the domain's rules, together with the bodies that are stored. A row
 * whose body is stored says what it changes.
 */
export function* readBodies(
  world: World,
  rows: readonly BodyRow[],
  { channels, ...rules }: BodyRules,
): Steps<readonly ImportDraft<Body>[]> {
  const keyed = withKeys(world, rows);
  const byKey = new Map(world.bodies.toReversed().map((body) => [keyForm(body.key), body]));
  const named = keyed.map(({ row, key }) => ({ key, name: row.cells.name ?? '' }));
  const findByKey = rowsByKey(world.bodies, keysByForm(keyed));
  const findBody = rowsByKeyOrName(findByKey, [...world.bodies, ...named]);
  const read = yield* eachInSteps(keyed, (one) => {
    const stored = byKey.get(keyForm(one.key));
    return draftOf(world, { ...one, stored }, { rules, findBody });
  });
  const drafts = markDuplicates(read);
  const together = { ...world, bodies: rowsTogether(world.bodies, drafts) };
  return yield* checkTogether(drafts, {
    faultsOf: (draft) => [
      ...faultsOfDraft(world, together, draft),
      ...(hasNewChannel(draft) ? faultsOfChannel(draft.value, channels) : []),
    ],
    parentOf: ({ parentId }) => parentId,
  });
}
