import { definedOnly } from '../../core/domain/base/defined';
import { isSameKey } from '../../core/domain/base/keys';
import type { Setting, SettingKey } from '../../core/domain/settings/setting';
import { required } from '../columns/cells';
import { keyColumn, traceColumns, type ListDescription } from '../columns/description';
import type { ListMap } from '../columns/list-map';

/** The list Inställningar holds the municipality's own rules, one row a rule. */
const description: ListDescription<'settings'> = {
  name: 'settings',
  displayName: 'Inställningar',
  description: 'Kommunens egna regler för Jämna. Det som inte står här har sitt förvalda värde.',
  titleDisplayName: 'Inställning',
  columns: [
    keyColumn('Kod', 'Inställningens namn. Ändra det inte.'),
    { kind: 'note', name: 'SettingValue', displayName: 'Värde' },
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

const titles: Readonly<Record<SettingKey, string>> = {
  municipalityName: 'Kommunens namn',
  timeZone: 'Tidszon',
  defaultLanguage: 'Språk',
  smallCountsBelow: 'Antal personer som döljs, under',
  partlyMetFrom: 'Delvis uppfyllt från andel av vägen (0–1)',
  remindDaysBefore: 'Påminn dagar före',
  remindDaysAfter: 'Påminn dagar efter',
  sendFromHour: 'Skicka från klockan',
  sendToHour: 'Skicka till klockan',
  signedOn: 'Deklarationen undertecknad',
  signedDecision: 'Beslut om undertecknande',
  planAdoptedOn: 'Handlingsplanen antagen',
  planDecision: 'Beslut om handlingsplanen',
};

/** Reads rows of Inställningar as settings, and writes them. */
export const list: ListMap<'settings'> = {
  description,
  read: (cells, id) =>
    definedOnly<Setting>({
      source: cells.text('SettingSource'),
      id,
      key: required(cells.text('Key'), 'Kod'),
      value: cells.text('SettingValue') ?? '',
    }),
  write: (row) => ({
    Key: row.key,
    Title: Object.entries(titles).find(([key]) => isSameKey(key, row.key))?.[1] ?? row.key,
    SettingValue: row.value,
    SettingSource: row.source,
  }),
};
