import { settingKeyOf, type SettingKey } from '../../../domain/settings/setting';

/** The titles of the rows in Inställningar, in Swedish: as the list in SharePoint holds them. */
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

/** Returns the title of the row with the key; the key itself when no setting has it. */
export function settingTitle(key: string): string {
  const known = settingKeyOf(key);
  return known === undefined ? key : titles[known];
}

/** The names of the columns in Inställningar, by the field that a fault names. */
export const settingColumns = { key: 'Kod', value: 'Värde' } as const;
