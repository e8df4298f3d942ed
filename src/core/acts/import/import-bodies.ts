import { readText } from '../../domain/base/text-fields';
import { keyForm } from '../../domain/base/keys';
import type { Body, Person } from '../../domain/organisation/body';
import { channelOf } from '../../domain/organisation/channel-link';
import { faultsOfChannel, type KnownChannels } from '../../domain/messages/channel-rules';
import { definedOnly } from '../../domain/base/defined';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import { kindChoices, organisationColumns } from '../../text/list/import-columns';
import { faultsOfBody } from '../../domain/organisation/organisation-rules';
import { cellReader, type CellReader, type CellRules } from './import-cells';
import { lettersAndDigits } from './letters-and-digits';
import { freshKey, keyOfName, type KeyedRow as Keyed } from './made-keys';
import { readNamed } from './read-named';
import type { PastedRow } from './read-sheet';
import {
  checkTogether,
  draftId,
  markDuplicates,
  keysByForm,
  rowsByKey,
  rowsByKeyOrName,
  type FindRow,
  type ImportDraft,
  type NamedRow,
} from './import-drafts';
import type { OrganisationColumn } from '../../text/list/import-columns';
import type { World } from '../../domain/world';

type Reader = CellReader<OrganisationColumn>;
type BodyRow = PastedRow<OrganisationColumn>;
type KeyedRow = Keyed<OrganisationColumn>;

/**
 * Reads the link to the body's channel. A link that cannot be read is a fault, so that it is not taken for "no
 * channel".
 */
function readChannel(cells: Reader): Body['channel'] {
  const link = cells.text('channel', 'source');
  const channel = link === undefined ? undefined : channelOf(link);
  if (link !== undefined && channel === undefined) cells.refuse('channel', 'not-a-channel-link');
  return channel;
}

function readParent(cells: Reader, findBody: FindRow): NamedRow | undefined {
  return readNamed(cells, 'parent', findBody);
}

function person(mail: string | undefined): Person | undefined {
  return mail === undefined ? undefined : { mail };
}

function readBody(cells: Reader, key: string, findBody: FindRow): Body | undefined {
  const kind = cells.choice('kind', kindChoices);
  cells.text('key', 'key');
  const parent = readParent(cells, findBody);
  const body = {
    id: draftId(key),
    key,
    name: cells.text('name', 'bodyName') ?? '',
    parentId: parent?.id,
    parentKey: parent?.key,
    manager: person(cells.mail('manager')),
    substitute: person(cells.mail('substitute')),
    secretary: person(cells.mail('secretary')),
    processLeaders: cells.mails('processLeaders').map((mail) => ({ mail })),
    channel: readChannel(cells),
    countsOnly: false,
    validFrom: cells.date('validFrom', 'first'),
    validTo: cells.date('validTo', 'last'),
  };
  if (kind === undefined || cells.faults.length > 0) return undefined;
  return definedOnly<Body>({ ...body, kind });
}

/** Gives each row its key as it is kept: as written, or made of its name where the cell is empty. */
function withKeys(world: World, rows: readonly BodyRow[]): readonly KeyedRow[] {
  const byName = new Map(
    world.bodies.toReversed().map(({ key, name }) => [lettersAndDigits(name), key]),
  );
  const taken = new Set(
    [...world.bodies, ...rows.map(({ cells }) => cells)].map(({ key = '' }) => keyForm(key)),
  );
  return rows.map((row) => {
    const { key, name } = row.cells;
    if (key !== undefined || name === undefined)
      return { row, key: readText('key', row.written.key ?? '') };
    return { row, key: byName.get(lettersAndDigits(name)) ?? freshKey(keyOfName(name), taken) };
  });
}

/** Reads pasted rows as bodies, one a step, and checks each by the domain's rules, together with the bodies that are stored. */
export function* readBodies(
  world: World,
  rows: readonly BodyRow[],
  { channels, fractions }: Pick<CellRules, 'fractions'> & { readonly channels: KnownChannels },
): Steps<readonly ImportDraft<Body>[]> {
  const keyed = withKeys(world, rows);
  const stored = new Map(world.bodies.toReversed().map((row) => [keyForm(row.key), row]));
  const named = keyed.map(({ row, key }) => ({ key, name: row.cells.name ?? '' }));
  const findByKey = rowsByKey(world.bodies, keysByForm(keyed));
  const findBody = rowsByKeyOrName(findByKey, [...world.bodies, ...named]);
  const rules = { language: world.settings.defaultLanguage, fractions };
  const drafts = yield* eachInSteps(keyed, ({ row, key }) => {
    const cells = cellReader(row, organisationColumns, rules);
    cells.note('key', key === '' ? undefined : key);
    const value = readBody(cells, key, findBody);
    const about = {
      line: row.line,
      label: readText('bodyName', row.cells.name ?? key),
      key,
      stored: stored.get(keyForm(key)),
      ...{ changes: [], kept: [], warnings: [] },
    };
    return { ...about, value, faults: cells.faults, understood: cells.understood };
  });
  const fresh = drafts.flatMap(({ stored, value }) => (stored || !value ? [] : [value]));
  const together = { ...world, bodies: [...world.bodies, ...fresh] };
  return yield* checkTogether(markDuplicates(drafts), {
    faultsOf: (body) => [...faultsOfBody(together, body), ...faultsOfChannel(body, channels)],
    parentOf: ({ parentId }) => parentId,
  });
}
