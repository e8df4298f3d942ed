import type { SettingInForce } from '../../api/settings/settings-view';
import { definedOnly } from '../../domain/base/defined';
import { defaultSettings } from '../../domain/settings/settings';
import {
  readSetting,
  settingKeyOf,
  writtenSetting,
  type Setting,
  type SettingKey,
} from '../../domain/settings/setting';
import type { Stored } from '../../ports';

/** Returns a setting without a row: its default. */
export function settingByDefault(setting: SettingKey): SettingInForce {
  const standard = writtenSetting(setting, defaultSettings[setting]);
  return { setting, value: standard, standard };
}

/** Returns the setting that a row gives, in the words that the list shows. A value that cannot be read is not in force. */
export function settingInForce({ value: row, eTag }: Stored<Setting>): SettingInForce {
  const setting = settingKeyOf(row.key);
  // Only rows that name a setting are passed on; `municipalityName` stands for none.
  const name = setting ?? 'municipalityName';
  const read = readSetting(name, row.value);
  const { standard } = settingByDefault(name);
  return definedOnly<SettingInForce>({
    ...{ setting: name, standard, source: row.source, seen: { id: row.id, eTag } },
    value: read === undefined ? standard : writtenSetting(name, read),
    unreadable: read === undefined && row.value.trim() !== '' ? row.value : undefined,
  });
}
