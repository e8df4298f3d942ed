import type { Fault, Reason } from '../base/fault';
import { isSameKey } from '../base/keys';
import { defaultSettings } from './settings';
import { countingRows, readSetting, settingKeyOf, writtenSettings, type Setting } from './setting';

/** A row of the settings that does not count, or that contradicts another, with the rule that it breaks. */
export interface FaultySetting {
  readonly row: Setting;
  readonly fault: SettingFault;
}

/** A fault of a row in Inställningar: of its column Kod or Värde. */
export interface SettingFault extends Fault {
  readonly field: 'key' | 'value';
  readonly reason: Extract<Reason, `setting-${string}`>;
}

/** True for an empty value of a setting that has no default: the municipality says that there is none. */
function isLeftEmpty({ value }: Setting, standard: unknown): boolean {
  return value.trim() === '' && (standard === undefined || standard === '');
}

/** Returns the fault of a row whose key names no setting, or whose value that setting cannot have. */
function faultOfSetting(row: Setting): SettingFault | undefined {
  const key = settingKeyOf(row.key);
  if (key === undefined) return { field: 'key', reason: 'setting-unknown' };
  if (isLeftEmpty(row, defaultSettings[key])) return undefined;
  if (readSetting(key, row.value) !== undefined) return undefined;
  return { field: 'value', reason: 'setting-unreadable', values: { setting: key } };
}

/** Returns the rows of a setting that another row, with a lower id, gives already. Rows with one code are doubles of the list itself. */
function secondRows(rows: readonly Setting[]): readonly FaultySetting[] {
  const counting = countingRows(rows);
  return rows.flatMap((row): readonly FaultySetting[] => {
    const key = settingKeyOf(row.key);
    const first = key && counting.get(key);
    if (first === undefined || first.id === row.id || isSameKey(first.key, row.key)) return [];
    const values = { first: first.key, value: first.value };
    return [{ row, fault: { field: 'key', reason: 'setting-doubled', values } }];
  });
}

/** Returns the rows of sending hours that leave no hour between them, if they do. */
function contradictingHours(rows: readonly Setting[]): readonly FaultySetting[] {
  const { sendFromHour: from, sendToHour: to } = { ...defaultSettings, ...writtenSettings(rows) };
  if (from < to) return [];
  const fault: SettingFault = { field: 'value', reason: 'setting-hours', values: { from, to } };
  return rows
    .filter((row) => ['sendFromHour', 'sendToHour'].includes(settingKeyOf(row.key) ?? ''))
    .filter((row) => faultOfSetting(row) === undefined)
    .map((row) => ({ row, fault }));
}

/**
 * Returns the rows of the list Inställningar that break a rule, each with the rule. For all of them `settingsFrom` takes the
 * default or another row: a row that names no setting or one that another row gives already, a value that the setting cannot have,
 * and sending hours that leave no time to send.
 */
export function faultsOfSettings(rows: readonly Setting[]): readonly FaultySetting[] {
  const single = rows.flatMap((row): readonly FaultySetting[] => {
    const fault = faultOfSetting(row);
    return fault === undefined ? [] : [{ row, fault }];
  });
  return [...single, ...secondRows(rows), ...contradictingHours(rows)];
}
