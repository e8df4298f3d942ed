import { definedOnly, nonEmpty, type Loose } from '../../domain/base/defined';
import { isSameKey } from '../../domain/base/keys';
import type { Body, Person } from '../../domain/organisation/body';
import { channelOf, linkOf } from '../../domain/organisation/channel-link';
import { kindChoices, type OrganisationColumn } from '../../text/list/import-columns';
import type { CellReader } from './import-cells';
import { draftId, type FindRow } from './import-drafts';
import { readNamed } from './read-named';
import type { ListCells } from './row-changes';

type Reader = CellReader<OrganisationColumn>;

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

/** Returns the person of a cell as the list has them, when it is the same address. */
function readPerson(
  cells: Reader,
  column: PersonColumn,
  before: Person | undefined,
): Person | undefined {
  if (!cells.has(column)) return before;
  const person = cells.person(column);
  return person?.mail === before?.mail.toLowerCase() ? before : person;
}

function readLeaders(cells: Reader, before: readonly Person[] = []): readonly Person[] {
  if (!cells.has('processLeaders')) return before;
  const people = cells.people('processLeaders');
  return people.map((person) => before.find(({ mail }) => isSameKey(mail, person.mail)) ?? person);
}

/** The roles of a body with one person each. */
type PersonColumn = 'manager' | 'substitute' | 'secretary';

/** Reads the place of a body: that of the cell, or the stored one. */
function readPlace(
  cells: Reader,
  before: Body | undefined,
  findBody: FindRow,
): Pick<Loose<Body>, 'parentId' | 'parentKey'> {
  if (!cells.has('parent')) return { parentId: before?.parentId, parentKey: before?.parentKey };
  const parent = readNamed(cells, 'parent', findBody);
  return { parentId: parent?.id, parentKey: parent?.key };
}

/** Returns the channel of a body, and whether its row still has a text that is no link. */
function readChannelOf(cells: Reader, before: Body | undefined) {
  const { channel, hasUnreadableChannel } = before ?? {};
  if (!cells.has('channel')) return { channel, hasUnreadableChannel };
  return { channel: readChannel(cells), hasUnreadableChannel: undefined };
}

/** The code under which a row is kept, and the stored body that has it. */
interface KnownBody {
  readonly key: string;
  readonly stored: Body | undefined;
}

/** Reads a row as a body: a new one, or the stored one with what the cells say. */
export function readBody(
  cells: Reader,
  { key, stored: before }: KnownBody,
  findBody: FindRow,
): Body | undefined {
  const was: Partial<Body> = before ?? {};
  const kind = cells.orStored('kind', cells.choice('kind', kindChoices), was.kind);
  cells.text('key', 'key');
  const body = {
    ...(before ?? { id: draftId(key), key, countsOnly: false }),
    name: cells.orStored('name', cells.text('name', 'bodyName'), was.name) ?? '',
    ...readPlace(cells, before, findBody),
    manager: readPerson(cells, 'manager', was.manager),
    substitute: readPerson(cells, 'substitute', was.substitute),
    secretary: readPerson(cells, 'secretary', was.secretary),
    processLeaders: readLeaders(cells, was.processLeaders),
    ...readChannelOf(cells, before),
    validFrom: cells.orStored('validFrom', cells.date('validFrom', 'first'), was.validFrom),
    validTo: cells.orStored('validTo', cells.date('validTo', 'last'), was.validTo),
  };
  if (kind === undefined || cells.faults.length > 0) return undefined;
  return definedOnly<Body>({ ...body, kind });
}

/** Returns what the list says of a body, by the columns of an import. */
export function cellsOfBody(
  body: Body,
  parentKey: string | undefined,
): ListCells<OrganisationColumn> {
  const { manager, substitute, secretary, processLeaders, channel } = body;
  const mails = processLeaders.map(({ mail }) => mail.toLowerCase());
  return {
    ...{ key: body.key, name: body.name, kind: body.kind, parent: parentKey },
    manager: manager?.mail.toLowerCase(),
    substitute: substitute?.mail.toLowerCase(),
    secretary: secretary?.mail.toLowerCase(),
    processLeaders: nonEmpty(mails.toSorted().join('; ')),
    channel: channel && linkOf(channel),
    ...{ validFrom: body.validFrom, validTo: body.validTo },
  };
}
