import { readText } from '../../domain/base/text-fields';
import { keyForm } from '../../domain/base/keys';
import type { Body, Person } from '../../domain/organisation/body';
import { channelOf } from '../../domain/organisation/channel-link';
import { faultsOfChannel, type KnownChannels } from '../../domain/messages/channel-rules';
import { definedOnly } from '../../domain/base/defined';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import { kindChoices, organisationColumns } from '../../text/list/import-columns';
import { faultsOfBody } from '../../domain/organisation/organisation-rules';
import { cellReader, type CellReader, type PastedRow } from './import-cells';
import {
  checkTogether,
  draftId,
  markDuplicates,
  pastedKeys,
  rowsByKey,
  type ImportDraft,
  type NamedRow,
} from './import-drafts';
import type { OrganisationColumn } from '../../text/list/import-columns';
import type { World } from '../../domain/world';

type Reader = CellReader<OrganisationColumn>;
type FindRow = (key: string) => NamedRow | undefined;

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
  const key = cells.text('parent', 'key');
  const parent = key === undefined ? undefined : findBody(key);
  if (key !== undefined && parent === undefined) cells.refuse('parent', 'unknown');
  return parent;
}

function person(mail: string | undefined): Person | undefined {
  return mail === undefined ? undefined : { mail };
}

function readBody(cells: Reader, findBody: FindRow): Body | undefined {
  const kind = cells.choice('kind', kindChoices);
  const key = cells.text('key', 'key') ?? '';
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
    validFrom: cells.date('validFrom'),
    validTo: cells.date('validTo'),
  };
  if (kind === undefined || cells.faults.length > 0) return undefined;
  return definedOnly<Body>({ ...body, kind });
}

/** Reads pasted rows as bodies, one a step, and checks each by the domain's rules, together with the bodies that are stored. */
export function* readBodies(
  world: World,
  rows: readonly PastedRow<OrganisationColumn>[],
  channels: KnownChannels,
): Steps<readonly ImportDraft<Body>[]> {
  const pasted = pastedKeys(rows);
  const stored = new Set(world.bodies.map(({ key }) => keyForm(key)));
  const findBody = rowsByKey(world.bodies, pasted);
  const drafts = yield* eachInSteps(rows, (row) => {
    const cells = cellReader(row, organisationColumns, world.settings.defaultLanguage);
    const value = readBody(cells, findBody);
    const { key = '', name = key } = row.cells;
    const about = {
      line: row.line,
      label: readText('bodyName', name),
      key,
      isKnown: stored.has(keyForm(key)),
    };
    return { ...about, value, faults: cells.faults };
  });
  const fresh = drafts.flatMap(({ isKnown, value }) => (isKnown || !value ? [] : [value]));
  const together = { ...world, bodies: [...world.bodies, ...fresh] };
  return yield* checkTogether(markDuplicates(drafts), together, (all, body) => [
    ...faultsOfBody(all, body),
    ...faultsOfChannel(body, channels),
  ]);
}
