import { definedOnly } from '../../core/domain/base/defined';
import type { Setting } from '../../core/domain/settings/setting';
import { listNames } from '../../core/text/list/list-names';
import { settingColumns, settingTitle } from '../../core/text/list/settings/sv';
import { required } from '../columns/cells';
import { keyColumn, traceColumns, type ListDescription } from '../columns/description';
import type { ListMap } from '../columns/list-map';

/** The list Inställningar holds the municipality's own rules, one row a rule. */
const description: ListDescription<'settings'> = {
  name: 'settings',
  displayName: listNames.settings,
  description: 'Kommunens egna regler för Jämna. Det som inte står här har sitt förvalda värde.',
  titleDisplayName: 'Inställning',
  columns: [
    keyColumn(settingColumns.key, 'Inställningens namn. Ändra det inte.'),
    { kind: 'note', name: 'SettingValue', displayName: settingColumns.value },
    { kind: 'note', name: 'SettingSource', displayName: 'Källa' },
    ...traceColumns,
  ],
  views: [
    {
      name: 'Inställningar',
      columns: ['Title', 'SettingValue', 'SettingSource', 'Key'],
      orderBy: [{ column: 'Title', ascending: true }],
      isDefault: true,
    },
  ],
  pills: {},
};

/** Reads rows of Inställningar as settings, and writes them. */
export const list: ListMap<'settings'> = {
  description,
  read: (cells, id) =>
    definedOnly<Setting>({
      source: cells.text('SettingSource'),
      id,
      key: required(cells.text('Key'), settingColumns.key),
      value: cells.text('SettingValue') ?? '',
    }),
  write: (row) => ({
    Key: row.key,
    Title: settingTitle(row.key),
    SettingValue: row.value,
    SettingSource: row.source,
  }),
};
