import type { Language } from '../base/language';

/** The municipality's settings. The list Inställningar has a row for each key; a key without a row has its default. */
export interface Settings {
  readonly municipalityName: string;
  /** IANA time zone, in which all calendar dates are. */
  readonly timeZone: string;
  readonly defaultLanguage: Language;
  /** Readers without the right to see small numbers do not see counts of people below this. */
  readonly smallCountsBelow: number;
  /** From this share of the way between baseline and target, 0-1, a goal is partly met. */
  readonly partlyMetFrom: number;
  /** How many days before a due date the product sends a digest. */
  readonly remindDaysBefore: readonly number[];
  /** How many days after a due date the product sends a digest. */
  readonly remindDaysAfter: readonly number[];
  /** The product sends reminders between these local hours on working days. */
  readonly sendFromHour: number;
  readonly sendToHour: number;
  readonly signedOn?: string;
  readonly signedDecision?: string;
  readonly planAdoptedOn?: string;
  readonly planDecision?: string;
  /** Object ids of the process leaders as long as the list names nobody whom the directory knows. From the environment. */
  readonly firstProcessLeaders?: readonly string[];
  /** The id of the municipality's Entra tenant. From the environment. */
  readonly tenantId?: string;
}

/** The value of each setting for which the list has no row. */
export const defaultSettings: Settings = {
  municipalityName: '',
  timeZone: 'Europe/Stockholm',
  defaultLanguage: 'sv',
  smallCountsBelow: 5,
  partlyMetFrom: 0.75,
  remindDaysBefore: [7, 1],
  remindDaysAfter: [1, 7, 14],
  sendFromHour: 8,
  sendToHour: 17,
};
