import { shortenText } from '../../core/domain/base/clean-text';
import { definedOnly } from '../../core/domain/base/defined';
import { longestLine } from '../../core/domain/base/text-limits';
import type { Decision } from '../../core/domain/decisions/decision';
import { decisionColumns, listNames } from '../../core/text/list/list-names';
import { required, type Cells } from '../columns/cells';
import { controlColumns, readFaults, writeFaults } from '../columns/control';
import { keyBeside, keyColumn, traceColumns, type ListDescription } from '../columns/description';
import { lookupTo, type ListMap } from '../columns/list-map';
import { dateForColumn } from '../columns/local-date';

/** The list Beslut holds the decisions by which bodies adopt their goals (seed:A5). */
const description: ListDescription<'decisions'> = {
  name: 'decisions',
  displayName: listNames.decisions,
  description: 'Beslut som organen har fattat: organ, dag och paragraf.',
  titleDisplayName: 'Beslut',
  columns: [
    keyColumn('Kod', 'Kort och unik, till exempel BUN-2026-11-26-1. Den är inte paragrafen.'),
    { kind: 'lookup', name: 'DecidingBody', displayName: 'Organ', to: 'bodies' },
    keyBeside('BodyKey', 'Organ, kod'),
    {
      kind: 'date',
      name: 'DecidedOn',
      displayName: 'Beslutsdag',
      description: 'Dagen för sammanträdet.',
      indexed: true,
    },
    {
      kind: 'text',
      name: 'Paragraph',
      displayName: decisionColumns.paragraph,
      description: 'Som i protokollet, till exempel § 79.',
    },
    {
      kind: 'text',
      name: 'RegisteredByName',
      displayName: 'Registrerat av',
      description: 'Den som har registrerat beslutet, när det inte är organets sekreterare.',
    },
    {
      kind: 'text',
      name: 'RegisteredByEntry',
      displayName: 'Registrerat av, i katalogen',
      description: 'Fylls i av Jämna. Ändra inte.',
      technical: true,
    },
    ...controlColumns('Fylls i av Jämna när ett beslut inte räknas.'),
    ...traceColumns,
  ],
  views: [
    {
      name: 'Senaste',
      columns: [
        'DecidedOn',
        'Title',
        'DecidingBody',
        'Paragraph',
        'RegisteredByName',
        'Control',
        'Key',
      ],
      orderBy: [{ column: 'DecidedOn', ascending: false }],
      isDefault: true,
    },
    {
      name: 'Per organ',
      columns: ['DecidedOn', 'Paragraph', 'Title', 'RegisteredByName', 'Control'],
      orderBy: [{ column: 'DecidedOn', ascending: false }],
      groupBy: 'DecidingBody',
    },
  ],
  pills: {},
};

/** Reads why the decision does not count; undefined when it does. */
function readMarks(cells: Cells) {
  const faults = readFaults(cells, {});
  return faults.length === 0 ? undefined : faults;
}

/** Reads rows of Beslut as decisions, and writes them. */
export const list: ListMap<'decisions'> = {
  description,
  read: (cells, id) =>
    definedOnly<Decision>({
      bodyKey: cells.text('BodyKey'),
      registeredByName: cells.text('RegisteredByName'),
      registeredByObjectId: cells.text('RegisteredByEntry'),
      faults: readMarks(cells),
      id,
      key: required(cells.text('Key'), 'Kod'),
      bodyId: required(cells.lookup('DecidingBody'), 'Organ'),
      decidedOn: required(cells.date('DecidedOn'), 'Beslutsdag'),
      paragraph: required(cells.text('Paragraph'), decisionColumns.paragraph),
    }),
  write: (decision, context) => ({
    Key: decision.key,
    Title: shortenText(
      [decision.bodyKey, decision.decidedOn, decision.paragraph].join(' ').trim(),
      longestLine,
    ),
    DecidingBodyLookupId: lookupTo(decision.bodyId),
    BodyKey: decision.bodyKey,
    DecidedOn: dateForColumn(decision.decidedOn),
    Paragraph: decision.paragraph,
    RegisteredByName: decision.registeredByName,
    RegisteredByEntry: decision.registeredByObjectId,
    ...writeFaults(decision.faults ?? [], context),
  }),
};
