/** The municipality's own rules (design §5). Kept in the list Inställningar, one row a key; defaults below. */
export interface Settings {
  readonly municipalityName: string;
  /** IANA zone. All calendar dates are in it. */
  readonly timeZone: string;
  readonly defaultLanguage: 'sv' | 'en' | 'fi';
  /** Counts of people below this are suppressed for those who may not see them. */
  readonly smallCountsBelow: number;
  /** From this share of the way from baseline to target a goal is partly met, 0-1. */
  readonly partlyMetFrom: number;
  /** Days before the due date on which a digest is sent. */
  readonly remindDaysBefore: readonly number[];
  /** Days after the due date on which a digest is sent. */
  readonly remindDaysAfter: readonly number[];
  /** Messages leave between these local hours on working days. */
  readonly sendFromHour: number;
  readonly sendToHour: number;
  readonly signedOn?: string;
  readonly signedDecision?: string;
  readonly planAdoptedOn?: string;
  readonly planDecision?: string;
  /** Object ids that are process leaders while the list names no resolved one (design §14). From the environment. */
  readonly firstProcessLeaders?: readonly string[];
}

/** What holds where the list says nothing. */
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
