import { definedOnly } from '../../../../src/core/domain/base/defined';
import {
  settingCode,
  settingKeys,
  settingsFrom,
  writtenSetting,
  type Setting,
} from '../../../../src/core/domain/settings/setting';
import { defaultSettings, type Settings } from '../../../../src/core/domain/settings/settings';

const rowsOf = (values: Readonly<Record<string, string>>): readonly Setting[] =>
  Object.entries(values).map(([key, value], index) => ({ id: String(index), key, value }));

test('without rows every setting has its default', () => {
  expect(settingsFrom([])).toEqual(defaultSettings);
});

test.each(settingKeys)('%s is read from the code and the text that the product writes', (key) => {
  const value = { ...defaultSettings, signedOn: '2025-03-08', signedDecision: 'KF § 1' }[key];
  const text = writtenSetting(key, value);
  expect(settingsFrom(rowsOf({ [settingCode(key)]: text }))).toEqual({
    ...defaultSettings,
    ...definedOnly({ [key]: value }),
  });
});

test('of two rows of one setting, the one with the lower id counts', () => {
  const rows = [
    { id: '12', key: 'språk', value: 'finska' },
    { id: '7', key: 'defaultLanguage', value: 'en' },
  ];
  expect(settingsFrom(rows).defaultLanguage).toBe('en');
});

test('a setting counts in whatever case its code is written', () => {
  expect(settingsFrom(rowsOf({ timezone: 'Europe/Helsinki' })).timeZone).toBe('Europe/Helsinki');
});

test.each<[keyof Settings, string, unknown]>([
  ['municipalityName', ' Granforsa kommun ', 'Granforsa kommun'],
  ['timeZone', 'Europe/Helsinki', 'Europe/Helsinki'],
  ['defaultLanguage', 'fi', 'fi'],
  ['defaultLanguage', 'Finska', 'fi'],
  ['defaultLanguage', 'ruotsi', 'sv'],
  ['smallCountsBelow', '0', 0],
  ['smallCountsBelow', '1000', 1000],
  ['partlyMetFrom', '0,5', 0.5],
  ['partlyMetFrom', '1', 1],
  ['partlyMetFrom', '80 %', 0.8],
  ['remindDaysBefore', '14, 7;1 0', [14, 7, 1, 0]],
  ['remindDaysAfter', '', []],
  ['remindDaysAfter', 'Inga', []],
  ['sendFromHour', '0', 0],
  ['sendToHour', '24', 24],
  ['signedOn', '2025-03-08', '2025-03-08'],
  ['planDecision', 'KF § 12', 'KF § 12'],
])('%s is read from %p as %p', (key, value, expected) => {
  expect(settingsFrom(rowsOf({ [key]: value }))).toEqual({ ...defaultSettings, [key]: expected });
});

test.each<[string, string]>([
  ['municipalityName', ' '],
  ['timeZone', 'Europe/Granforsa'],
  ['defaultLanguage', 'de'],
  ['smallCountsBelow', '-1'],
  ['smallCountsBelow', ''],
  ['smallCountsBelow', 'fem'],
  ['partlyMetFrom', '1,1'],
  ['partlyMetFrom', '101 %'],
  ['remindDaysBefore', '7, en'],
  ['remindDaysBefore', '1000'],
  ['remindDaysAfter', '-1'],
  ['sendFromHour', '24'],
  ['sendFromHour', '8,5'],
  ['sendFromHour', '17'],
  ['sendFromHour', ''],
  ['sendToHour', '0'],
  ['sendToHour', '8'],
  ['sendToHour', '16.5'],
  ['signedOn', '8 mars 2025'],
  ['signedOn', '2026-02-31'],
  ['firstProcessLeaders', 'oid-karin'],
  ['toString', 'x'],
  ['unknown', 'x'],
])('%s with the value %p changes no setting', (key, value) => {
  expect(settingsFrom(rowsOf({ [key]: value }))).toEqual(defaultSettings);
});

test('both sending hours have their defaults when the first is not before the last', () => {
  const hours = (from: string, to: string) => {
    const { sendFromHour, sendToHour } = settingsFrom(
      rowsOf({ sendFromHour: from, sendToHour: to }),
    );
    return [sendFromHour, sendToHour];
  };
  expect(hours('17', '8')).toEqual([8, 17]);
  expect(hours('9', '9')).toEqual([8, 17]);
  expect(hours('18', '20')).toEqual([18, 20]);
});
