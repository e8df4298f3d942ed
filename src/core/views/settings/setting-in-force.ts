import type { SettingInForce } from '../../api/settings/settings-view';
import { definedOnly } from '../../domain/base/defined';
import { defaultSettings } from '../../domain/settings/settings';
import {
  readSetting,
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

/** Returns the setting as its row gives it, in the words that the list shows. A value that cannot be read is not in force. */
export function settingInForce(
  setting: SettingKey,
  { value: row, eTag }: Stored<Setting>,
): SettingInForce {
  const read = readSetting(setting, row.value);
  const { standard } = settingByDefault(setting);
  return definedOnly<SettingInForce>({
    ...{ setting, standard, source: row.source, seen: { id: row.id, eTag } },
    value: read === undefined ? standard : writtenSetting(setting, read),
    unreadable: read === undefined && row.value.trim() !== '' ? row.value : undefined,
  });
}
