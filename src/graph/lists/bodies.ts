import { definedOnly } from '../../core/domain/base/defined';
import type { Body } from '../../core/domain/organisation/body';
import { readKeys } from '../../core/domain/organisation/body-ties';
import { channelOf, linkOf } from '../../core/domain/organisation/channel-link';
import { organisation } from '../../core/text/list/organisation/sv';
import { readMark, writtenMark } from '../../core/domain/base/import-mark';
import { bodyColumns, listNames } from '../../core/text/list/list-names';
import { required } from '../columns/cells';
import {
  choiceColumn,
  importColumn,
  keyBeside,
  keyColumn,
  traceColumns,
  type ListDescription,
} from '../columns/description';
import { lookupTo, type ListMap } from '../columns/list-map';
import { dateForColumn } from '../columns/local-date';
import { personColumns, readPeople, readPerson, writePeople, writePerson } from '../columns/people';

const kindWords = organisation.kind;

/** The list Organisation holds councils, boards, committees, companies, administrations, divisions and units (seed:B26). */
const description: ListDescription<'bodies'> = {
  name: 'bodies',
  displayName: listNames.bodies,
  description: 'Kommunens organisation. Den som är chef för en enhet rapporterar dess mål.',
  titleDisplayName: 'Namn',
  columns: [
    keyColumn('Kod', 'Kort och unik, till exempel BUN eller BUN-F. Ändra den inte i efterhand.'),
    choiceColumn('Kind', 'Nivå', kindWords),
    { kind: 'lookup', name: 'Parent', displayName: 'Hör till', to: 'bodies' },
    keyBeside('ParentKey', 'Hör till, kod'),
    { kind: 'lookup', name: 'ReplacedBy', displayName: bodyColumns.replacedBy, to: 'bodies' },
    keyBeside('ReplacedByKey', 'Ersätts av, kod'),
    {
      kind: 'text',
      name: 'AlsoServes',
      displayName: bodyColumns.alsoServes,
      description:
        'Koderna för fler nämnder som en förvaltning arbetar åt, till exempel KFN; MSN. Målen räknas hos den nämnd som den hör till.',
    },
    ...personColumns('Manager', 'Chef'),
    ...personColumns('Substitute', 'Ersättare'),
    { kind: 'date', name: 'AbsentFrom', displayName: 'Chefen borta från' },
    { kind: 'date', name: 'AbsentTo', displayName: 'Chefen borta till' },
    ...personColumns('Secretary', 'Nämndsekreterare'),
    ...personColumns('ProcessLeaders', 'Processledare', true),
    {
      kind: 'note',
      name: 'ChannelLink',
      displayName: 'Teamskanal',
      description: 'Länken till kanalen, från Hämta länk till kanal i Teams.',
    },
    {
      kind: 'boolean',
      name: 'CountsOnly',
      displayName: 'Visa bara antal',
      description: 'Nämndens inlägg visar hur många som saknas, inte vilka enheter.',
    },
    { kind: 'date', name: 'ValidFrom', displayName: 'Gäller från' },
    { kind: 'date', name: 'ValidTo', displayName: 'Gäller till' },
    importColumn,
    ...traceColumns,
  ],
  views: [
    {
      name: 'Organisation',
      columns: ['Key', 'Title', 'Kind', 'Parent', 'ManagerMail', 'SubstituteMail', 'ValidTo'],
      orderBy: [{ column: 'Key', ascending: true }],
      isDefault: true,
    },
    {
      name: 'Per nivå',
      columns: ['Key', 'Title', 'Parent', 'ManagerMail'],
      orderBy: [{ column: 'Key', ascending: true }],
      groupBy: 'Kind',
    },
    {
      name: 'Saknar chef',
      columns: ['Key', 'Title', 'Kind', 'Parent', 'ManagerMail'],
      where: '<IsNull><FieldRef Name="ManagerMail" /></IsNull>',
      orderBy: [{ column: 'Key', ascending: true }],
    },
    {
      name: 'Upphörda',
      columns: ['Key', 'Title', 'Kind', 'ValidTo', 'ReplacedBy'],
      where: '<IsNotNull><FieldRef Name="ValidTo" /></IsNotNull>',
      orderBy: [{ column: 'ValidTo', ascending: false }],
    },
    {
      name: 'Nämndernas kanaler',
      columns: ['Key', 'Title', 'SecretaryMail', 'ChannelLink', 'CountsOnly'],
      where: `<Eq><FieldRef Name="Kind" /><Value Type="Choice">${kindWords.board}</Value></Eq>`,
      orderBy: [{ column: 'Key', ascending: true }],
    },
  ],
  pills: {},
  teamsLink: { column: 'Key', page: 'goals' },
};

/** Reads the link to the channel. A text that is no such link is noted, so that the editor can be told. */
function readChannel(link: string | undefined): Pick<Body, 'channel' | 'hasUnreadableChannel'> {
  const channel = channelOf(link ?? '');
  if (channel !== undefined) return { channel };
  return link === undefined || link.trim() === '' ? {} : { hasUnreadableChannel: true };
}

/** Reads rows of Organisation as bodies, and writes them. */
export const list: ListMap<'bodies'> = {
  description,
  read: (cells, id) =>
    definedOnly<Body>({
      parentId: cells.lookup('Parent'),
      parentKey: cells.text('ParentKey'),
      replacedById: cells.lookup('ReplacedBy'),
      replacedByKey: cells.text('ReplacedByKey'),
      alsoServes: readKeys(cells.text('AlsoServes')),
      manager: readPerson(cells, 'Manager'),
      substitute: readPerson(cells, 'Substitute'),
      secretary: readPerson(cells, 'Secretary'),
      ...readChannel(cells.text('ChannelLink')),
      absentFrom: cells.date('AbsentFrom'),
      absentTo: cells.date('AbsentTo'),
      validFrom: cells.date('ValidFrom'),
      validTo: cells.date('ValidTo'),
      imported: readMark(cells.text('Import')),
      id,
      key: required(cells.text('Key'), 'Kod'),
      name: required(cells.text('Title'), 'Namn'),
      kind: required(cells.choice('Kind', kindWords), 'Nivå'),
      processLeaders: readPeople(cells, 'ProcessLeaders'),
      countsOnly: required(cells.boolean('CountsOnly'), 'Visa bara antal'),
    }),
  write: (body) => ({
    Key: body.key,
    Title: body.name,
    Kind: kindWords[body.kind],
    ParentLookupId: lookupTo(body.parentId),
    ParentKey: body.parentKey,
    ReplacedByLookupId: lookupTo(body.replacedById),
    ReplacedByKey: body.replacedByKey,
    AlsoServes: body.alsoServes?.join('; '),
    ...writePerson(body.manager, 'Manager'),
    ...writePerson(body.substitute, 'Substitute'),
    AbsentFrom: dateForColumn(body.absentFrom),
    AbsentTo: dateForColumn(body.absentTo),
    ...writePerson(body.secretary, 'Secretary'),
    ...writePeople(body.processLeaders, 'ProcessLeaders'),
    ChannelLink: body.channel && linkOf(body.channel),
    CountsOnly: body.countsOnly,
    ValidFrom: dateForColumn(body.validFrom),
    ValidTo: dateForColumn(body.validTo),
    Import: body.imported && writtenMark(body.imported),
  }),
};
