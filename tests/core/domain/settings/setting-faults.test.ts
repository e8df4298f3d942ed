import { settingsFrom, type Setting } from '../../../../src/core/domain/settings/setting';
import { faultsOfSettings } from '../../../../src/core/domain/settings/setting-faults';
import { defaultSettings } from '../../../../src/core/domain/settings/settings';

const rowsOf = (values: Readonly<Record<string, string>>): readonly Setting[] =>
  Object.entries(values).map(([key, value], index) => ({ id: String(index), key, value }));
const faultsOf = (values: Readonly<Record<string, string>>) =>
  faultsOfSettings(rowsOf(values)).map(({ row, fault }) => [row.key, fault.field, fault.reason]);

test.each<Readonly<Record<string, string>>>([
  {},
  { municipalityName: 'Granforsa', TIMEZONE: 'Europe/Helsinki', remindDaysAfter: '' },
  { sendFromHour: '7', sendToHour: '8' },
  // The municipality has taken no decision yet.
  { signedOn: '', planDecision: ' ', municipalityName: '' },
])('settings that count break no rule: %p', (values) => {
  expect(faultsOf(values)).toEqual([]);
});

test.each<[string, string, string, string]>([
  ['sendFrom', '8', 'key', 'setting-unknown'],
  ['toString', '8', 'key', 'setting-unknown'],
  ['sendFromHour', 'åtta', 'value', 'setting-unreadable'],
  ['sendToHour', '', 'value', 'setting-unreadable'],
  ['partlymetfrom', '75', 'value', 'setting-unreadable'],
  ['signedOn', '8 mars 2025', 'value', 'setting-unreadable'],
])('the row %s with %p is named by its %s', (key, value, field, reason) => {
  expect(faultsOf({ [key]: value })).toEqual([[key, field, reason]]);
  expect(settingsFrom(rowsOf({ [key]: value }))).toEqual(defaultSettings);
});

test('a second row of a setting is named, with the row that counts', () => {
  const rows = [
    { id: '7', key: 'språk', value: 'finska' },
    { id: '9', key: 'defaultLanguage', value: 'en' },
  ];
  const values = { first: 'språk', value: 'finska' };
  expect(faultsOfSettings(rows)).toEqual([
    { row: rows[1], fault: { field: 'key', reason: 'setting-doubled', values } },
  ]);
});

test.each<[Readonly<Record<string, string>>, readonly string[]]>([
  [{ sendFromHour: '17', sendToHour: '8' }, ['sendFromHour', 'sendToHour']],
  [{ sendFromHour: '9', sendToHour: '9' }, ['sendFromHour', 'sendToHour']],
  // The default of the other hour contradicts the only row.
  [{ sendFromHour: '18' }, ['sendFromHour']],
  [{ sendToHour: '7' }, ['sendToHour']],
])('hours that leave no time to send are named in each row: %p', (values, named) => {
  expect(faultsOf(values)).toEqual(named.map((key) => [key, 'value', 'setting-hours']));
  expect(settingsFrom(rowsOf(values))).toEqual(defaultSettings);
});
