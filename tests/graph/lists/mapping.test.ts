import fc from 'fast-check';
import { cellsOf, UnreadableRow } from '../../../src/graph/columns/cells';
import { cleanFields } from '../../../src/graph/columns/clean-fields';
import { cleanText } from '../../../src/core/domain/base/clean-text';
import { dateForColumn, dateFromColumn } from '../../../src/graph/columns/local-date';
import { descriptions } from '../../../src/graph/descriptions';
import { listMaps } from '../../../src/graph/list-registry';
import { settingsFrom } from '../../../src/core/domain/settings/setting';
import { readPerson } from '../../../src/graph/columns/people';
import { defaultSettings } from '../../../src/core/domain/settings/settings';
import { aBody, aGoal, aReport, aRound } from '../../support/graph/builders';
import { readRow, roundTrip, writeContext as context } from '../../support/graph/rows';

const zone = 'Europe/Stockholm';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '\u0000',
    '\uFFFF',
    '\uD800',
    '\uDC00x',
    "o''brien",
    '=1+1',
    '</w:t>',
    ']]>',
    '{#x}',
    '__proto__',
    'a\r\nb',
    'a\u0308',
    '<at>Anna</at>',
    '"',
    '\u202Etxt',
    '🇸🇪'.repeat(90),
    'x'.repeat(3000),
  ),
);

describe('Free text', () => {
  it('is clean after cleanText, whatever it was, and stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanText(text);
        // eslint-disable-next-line no-control-regex
        expect(clean).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/);
        expect(clean).not.toMatch(/\p{Surrogate}/u);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('stays the same when it is well-formed', () => {
    expect(cleanText('Rad 1\n\tRad 2: å ä ö – ”citat” 😀')).toBe(
      'Rad 1\n\tRad 2: å ä ö – ”citat” 😀',
    );
    expect(cleanText('Räksmörgås')).toBe('Räksmörgås');
  });

  it('of any kind in a report is read back as the cleaned text', () => {
    fc.assert(
      fc.property(hostile, hostile, (comment, reason) => {
        const report = aReport(
          { roundId: '1', goalId: '2' },
          { state: 'sent-back', comment, sentBackReason: reason },
        );
        const read = roundTrip(listMaps.reports, report);
        expect(read.comment ?? '').toBe(cleanText(comment));
        expect(read.sentBackReason ?? '').toBe(cleanText(reason));
      }),
    );
  });

  it('never makes a cell longer than its column', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const fields = cleanFields(
          listMaps.bodies.write(aBody({ name, manager: { mail: name } }), context),
          listMaps.bodies.description,
        );
        expect(String(fields['Title'] ?? '').length).toBeLessThanOrEqual(255);
        expect(String(fields['ManagerMail'] ?? '').length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe('A value that Graph returns for a cell', () => {
  const reportRow = {
    Key: 'helar-2026:BUN-1',
    RoundLookupId: '1',
    GoalLookupId: '2',
    WorkState: 'Rapporterad',
    Attainment: 'Uppfyllt',
    ReportedAt: '2026-11-21T10:00:00Z',
  };
  const read = (changes: Record<string, unknown>) =>
    listMaps.reports.read(cellsOf({ ...reportRow, ...changes }, zone), '1');

  it.each([
    ['a whole number', 12],
    ['a whole number written 12.0', 12.0],
    ['a number as text', '12'],
  ])('is a figure when it is %s', (_name, Women) => {
    expect(read({ Women }).figures).toEqual({ women: 12 });
  });

  it('is no figure when it is absent or null, and is one when it is 0', () => {
    expect(read({ Women: null, Men: 0 }).figures).toEqual({ men: 0 });
  });

  it('of a lookup may be a number or text, and any other makes a row unreadable whose key names no goal', () => {
    expect(read({ GoalLookupId: 2 }).goalId).toBe('2');
    expect(() => read({ GoalLookupId: 'abc', Key: 'egen' })).toThrow(UnreadableRow);
    expect(() => read({ GoalLookupId: undefined, Key: 'egen' })).toThrow('Mål');
  });

  it('of an empty lookup is an id of no row, when the key names the round and the goal', () => {
    const report = read({ GoalLookupId: undefined, RoundLookupId: null });
    expect([report.goalId, report.roundId]).toEqual([`-${report.id}`, `-${report.id}`]);
  });

  it('of a figure is a fault when it is no number, and the other cells are read', () => {
    const report = read({ Women: 'många', Men: 3 });
    expect(report.figures).toEqual({ men: 3 });
    expect(report.faults).toEqual([{ field: 'women', reason: 'not-a-number' }]);
  });

  it('of the column Kontrollkoder that is not a list of faults is ignored', () => {
    expect(read({ ControlCodes: '{"a":' }).faults).toEqual([]);
    expect(read({ ControlCodes: '[1]' }).faults).toEqual([]);
  });

  it('of a choice is read in upper or lower case, because people type it', () => {
    expect(read({ WorkState: ' godtagen ' }).state).toBe('accepted');
  });

  it('of any kind in any column is read or makes the row unreadable, and causes no other error', () => {
    const garbage = fc.oneof(fc.anything(), hostile, fc.double(), fc.integer());
    for (const map of Object.values(listMaps)) {
      const columns = [
        'Title',
        ...map.description.columns.flatMap((c) => [c.name, `${c.name}LookupId`]),
      ];
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...columns), garbage), (fields) => {
          try {
            map.read(cellsOf(fields, zone), '1');
          } catch (cause) {
            expect(cause).toBeInstanceOf(UnreadableRow);
          }
        }),
        { numRuns: 200 },
      );
    }
  });
});

describe('A date', () => {
  it.each([
    [
      'the 16th at local midnight of a Swedish site, in winter',
      '2026-11-15T23:00:00Z',
      '2026-11-16',
    ],
    [
      'the 16th at local midnight of a Swedish site, in summer',
      '2026-07-15T22:00:00Z',
      '2026-07-16',
    ],
    ['midnight in UTC', '2026-11-16T00:00:00Z', '2026-11-16'],
    ['the date alone', '2026-11-16', '2026-11-16'],
  ])('is the day that people see: %s', (_name, stored, shown) => {
    expect(dateFromColumn(stored, zone)).toBe(shown);
  });

  it('is written so that every zone from the Azores to Tokyo shows the same day', () => {
    for (const timeZone of [
      'Atlantic/Azores',
      'Europe/Stockholm',
      'Europe/Helsinki',
      'Asia/Tokyo',
    ]) {
      expect(dateFromColumn(dateForColumn('2026-11-16') ?? '', timeZone)).toBe('2026-11-16');
    }
  });

  it('that cannot be read makes the row unreadable when its type needs the date', () => {
    const read = () => readRow(listMaps.rounds, aRound(), { DueOn: 'snart' });
    expect(read).toThrow('Rapporteras senast');
  });
});

describe('A person in a list', () => {
  const entry = 'Anna Bergqvist <anna@x.example> 0f0f0f0f-0000-4000-8000-00000000000a';

  it('has the object id that the directory gave for the address', () => {
    const cells = cellsOf({ ManagerMail: 'Anna@x.example', ManagerEntry: entry }, zone);
    expect(readPerson(cells, 'Manager')).toEqual({
      mail: 'Anna@x.example',
      objectId: '0f0f0f0f-0000-4000-8000-00000000000a',
      name: 'Anna Bergqvist',
    });
  });

  it('has no object id when somebody has typed another address beside the old one', () => {
    const cells = cellsOf({ ManagerMail: 'olle@x.example', ManagerEntry: entry }, zone);
    expect(readPerson(cells, 'Manager')).toEqual({ mail: 'olle@x.example' });
  });
});

describe('A channel', () => {
  const link = (text: string) =>
    listMaps.bodies.read(
      cellsOf({ Key: 'K', Title: 'T', Kind: 'Nämnd', ChannelLink: text }, zone),
      '1',
    ).channel;

  it('is read from the link that Teams gives', () => {
    expect(
      link(
        'https://teams.microsoft.com/l/channel/19%3Aabc_1-2%40thread.tacv2/J%C3%A4mst%C3%A4lldhet?groupId=0F0F0F0F-0000-4000-8000-000000000002&tenantId=x',
      ),
    ).toEqual({
      teamId: '0f0f0f0f-0000-4000-8000-000000000002',
      channelId: '19:abc_1-2@thread.tacv2',
      tenantId: 'x',
    });
  });

  it.each([
    'https://example.org/l/channel/19%3Aabc%40thread.tacv2/x?groupId=0f0f0f0f-0000-4000-8000-000000000002',
    'http://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/x?groupId=0f0f0f0f-0000-4000-8000-000000000002',
    'https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2;messageid=1/x?groupId=0f0f0f0f-0000-4000-8000-000000000002',
    'https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/x',
    'https://teams.microsoft.com/l/channel/%ff/x?groupId=0f0f0f0f-0000-4000-8000-000000000002',
    'Jämställdhet',
  ])('is undefined for any other text: %s', (text) => {
    expect(link(text)).toBeUndefined();
  });
});

describe('The description of the lists', () => {
  it('uses internal names that Graph and SharePoint do not change', () => {
    for (const { columns, displayName } of descriptions) {
      for (const { name } of columns) {
        expect(`${displayName}: ${name}`).toMatch(/: [A-Z][A-Za-z]{1,30}$/);
        expect(name).not.toMatch(/(?:Id|LookupId|StringId)$/);
      }
      const all = columns.map((column) => column.name);
      expect(new Set(all).size).toBe(all.length);
      expect(columns.filter((column) => column.kind === 'lookup').length).toBeLessThan(12);
      expect(columns.filter((column) => column.indexed ?? column.unique).length).toBeLessThan(20);
    }
  });

  it('has all columns that the list writes, so that a value that is removed empties its cell', () => {
    const written = {
      bodies: listMaps.bodies.write(aBody(), context),
      goals: listMaps.goals.write({ key: 'G', title: 'T', bodyId: '1', state: 'draft' }, context),
      rounds: listMaps.rounds.write(aRound(), context),
      reports: listMaps.reports.write(aReport({ roundId: '1', goalId: '2' }), context),
    };
    const traced = new Set(['ChangedBy', 'Act', 'Mark']);
    for (const [name, fields] of Object.entries(written)) {
      const { columns } = listMaps[name as keyof typeof written].description;
      const wanted = columns.filter((c) => !traced.has(c.name));
      const fieldNames = wanted.map((c) => (c.kind === 'lookup' ? `${c.name}LookupId` : c.name));
      expect(Object.keys(fields).sort()).toEqual([...fieldNames, 'Title'].sort());
    }
    expect(roundTrip(listMaps.goals, aGoal('3', { state: 'draft' })).state).toBe('draft');
  });
});

describe('The settings of the municipality', () => {
  it('are the defaults when the list has none, or values that cannot be read', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings)), hostile),
        (written) => {
          const rows = Object.entries(written).map(([key, value]) => ({ id: '1', key, value }));
          const rules = settingsFrom(rows);
          expect(rules.smallCountsBelow).toBeGreaterThanOrEqual(0);
          expect(['sv', 'en', 'fi']).toContain(rules.defaultLanguage);
          expect(() => new Intl.DateTimeFormat('sv', { timeZone: rules.timeZone })).not.toThrow();
        },
      ),
    );
    expect(settingsFrom([])).toEqual(defaultSettings);
  });
});
