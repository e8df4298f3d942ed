import { cleanText } from '../base/clean-text';
import { AppError } from '../base/app-error';
import { definedOnly, nonEmpty } from '../base/defined';
import { faultsOfSettings, type SettingFault } from './setting-faults';
import {
  countingRows,
  readSetting,
  settingCode,
  writtenSetting,
  type Setting,
  type SettingKey,
} from './setting';
import { defaultSettings } from './settings';

/** A setting as a process leader gives it: its value as they type it, and the decision or source by which it holds. */
export interface GivenSetting {
  readonly setting: SettingKey;
  /** Empty for the default of the setting. */
  readonly value: string;
  readonly source?: string | undefined;
}

/** The id of a row that is not stored yet. It is higher than any id of the list, so that a stored row comes first. */
const noId = String(Number.MAX_SAFE_INTEGER);

function refuse(fault: SettingFault): never {
  throw new AppError('invalid', `A setting is refused: ${fault.reason}`, { faults: [fault] });
}

/** Returns the text to store: the value that was read in the form of the list, or the default's. */
function textOf({ setting, value }: GivenSetting): string {
  const text = cleanText(value).trim();
  if (text === '') return writtenSetting(setting, defaultSettings[setting]);
  const read = readSetting(setting, text);
  if (read === undefined) {
    refuse({ field: 'value', reason: 'setting-unreadable', values: { setting } });
  }
  return writtenSetting(setting, read);
}

/**
 * Returns the row that a setting gets: the stored one with the new value, or a new one, whose id is not the list's. Idempotent.
 *
 * @throws {AppError} `invalid` when the setting cannot have the value, and when the sending hours would leave no hour between them
 */
export function settingRow(rows: readonly Setting[], given: GivenSetting): Setting {
  const { setting } = given;
  const stored = countingRows(rows).get(setting);
  const row = definedOnly<Setting>({
    id: stored?.id ?? noId,
    key: stored?.key ?? settingCode(setting),
    value: textOf(given),
    source: nonEmpty(cleanText(given.source ?? '').trim()),
  });
  const others = rows.filter(({ id }) => id !== row.id);
  const own = faultsOfSettings([...others, row]).find((faulty) => faulty.row === row);
  if (own !== undefined) refuse(own.fault);
  return row;
}
