import { writeSetting } from '../../../../src/core/acts/settings/write-setting';
import { viewSettings } from '../../../../src/core/views/settings/view-settings';
import { settingsFrom, type Setting } from '../../../../src/core/domain/settings/setting';
import { aWorld } from '../../../support/core/builders';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const own: Setting = { id: '7', key: 'partlyMetFrom', value: '0,6', source: 'KF § 3' };

function begin(settings: readonly Setting[] = []) {
  const lists = listsOf({ world: aWorld(), settings });
  const instance = anInstance(lists);
  const leader = contextOf(instance, 'Ledare');
  const rows = () => leader.tables.settings.all().map(({ value }) => value);
  const seen = (id: string) => ({ id, eTag: leader.tables.settings.find(id)?.eTag ?? '' });
  return {
    leader,
    manager: contextOf(instance, 'Chef'),
    rows,
    seen,
  };
}

describe('a setting that a process leader gives', () => {
  test('gets a row in words, and is shown with the default beside it', async () => {
    const { leader, rows } = begin();
    const reply = await writeSetting(leader, {
      setting: 'defaultLanguage',
      value: ' Finska ',
      source: 'KS § 4',
    });
    expect(rows()).toMatchObject([{ key: 'språk', value: 'finska', source: 'KS § 4' }]);
    expect(reply).toMatchObject({
      setting: 'defaultLanguage',
      value: 'finska',
      standard: 'svenska',
    });
    expect(settingsFrom(rows()).defaultLanguage).toBe('fi');
    expect(viewSettings(leader).settings.find((one) => one.setting === 'defaultLanguage')).toEqual(
      reply,
    );
  });

  test('changes the row of an earlier version under its own code', async () => {
    const { leader, rows, seen } = begin([own]);
    await writeSetting(leader, { setting: 'partlyMetFrom', value: '80 %', seen: seen('7') });
    expect(rows()).toMatchObject([{ id: '7', key: 'partlyMetFrom', value: '0,8' }]);
    expect(rows()[0]?.source).toBeUndefined();
  });

  test('without a value gets its default', async () => {
    const { leader, rows, seen } = begin([own]);
    await writeSetting(leader, { setting: 'partlyMetFrom', value: '', seen: seen('7') });
    expect(settingsFrom(rows()).partlyMetFrom).toBe(0.75);
  });

  test('is a conflict when another value is stored than the one that was seen', async () => {
    const { leader, rows } = begin([own]);
    const write = writeSetting(leader, { setting: 'partlyMetFrom', value: '0,8' });
    const refusal = await refusalOf(write);
    expect(refusal?.code).toBe('conflict');
    expect(refusal?.theirs).toMatchObject({ setting: 'partlyMetFrom', value: '0,6' });
    expect(rows()).toEqual([own]);
  });

  test('that was sent twice is saved once', async () => {
    const { leader, rows, seen } = begin([own]);
    const input = { setting: 'partlyMetFrom', value: '0,8', seen: seen('7') } as const;
    const one = await writeSetting(leader, input);
    expect(await writeSetting(leader, input)).toEqual(one);
    expect(rows()).toHaveLength(1);
  });

  test.each([
    ['partlyMetFrom', '2', 'setting-unreadable'],
    ['sendFromHour', '17', 'setting-hours'],
  ] as const)('%s with the value %s is refused by %s', async (setting, value, reason) => {
    const { leader, rows } = begin();
    const refusal = await refusalOf(writeSetting(leader, { setting, value }));
    expect(refusal?.faults).toMatchObject([{ field: 'value', reason }]);
    expect(rows()).toEqual([]);
  });

  test('is for process leaders alone', async () => {
    const { manager } = begin();
    const write = writeSetting(manager, { setting: 'municipalityName', value: 'Annan' });
    expect((await refusalOf(write))?.code).toBe('not-allowed');
  });
});
