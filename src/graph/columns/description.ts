import type { PageName } from '../../core/domain/base/tab-address';
import type { EntityName } from '../../core/domain/entities';

/** What a column holds: a choice one of some words that people read, a lookup the id of a row of another list. */
export type ColumnKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'note' }
  | { readonly kind: 'number'; readonly whole?: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'lookup'; readonly to: EntityName };

/**
 * A column. `name` is the internal name, which never changes. It consists of ASCII letters, because Graph encodes others,
 * and does not end in `Id`, `LookupId` or `StringId`, because Graph makes such names itself.
 *
 * @see https://learn.microsoft.com/graph/api/resources/fieldvalueset, emulator/docs/behaviours.md row 42
 */
export type Column = ColumnKind & {
  readonly name: string;
  readonly displayName: string;
  readonly description?: string;
  readonly indexed?: boolean;
  /** Implies `indexed`. */
  readonly unique?: boolean;
  /** True for a column that the product alone uses, so no view shows it. */
  readonly technical?: boolean;
  /** True for a column that says again what other cells of the row say. The product puts it right when somebody has changed it. */
  readonly derived?: boolean;
};

/** The colour of a choice's word in the grid of SharePoint. The word itself is always shown, never the colour alone. */
export type PillTone = 'good' | 'warning' | 'bad' | 'neutral';

/** A view of the list in SharePoint. `where` is CAML; `groupBy` and `columns` are internal names. */
export interface ListView {
  readonly name: string;
  readonly columns: readonly string[];
  readonly where?: string;
  readonly orderBy?: readonly { readonly column: string; readonly ascending: boolean }[];
  readonly groupBy?: string;
  readonly isDefault?: boolean;
}

/** Makes the CAML condition that a column has one of the words of a choice. */
export const isOneOf = (column: string, ...words: readonly string[]): string =>
  words
    .map((word) => `<Eq><FieldRef Name="${column}" /><Value Type="Choice">${word}</Value></Eq>`)
    .reduce((all, one) => `<Or>${all}${one}</Or>`);

/** Makes the CAML condition that a date or an instant is not older than some days. */
export const isWithinDays = (column: string, days: number): string =>
  `<Geq><FieldRef Name="${column}" /><Value Type="DateTime"><Today OffsetDays="-${String(days)}" /></Value></Geq>`;

/** Makes the CAML condition that a date has passed. */
export const isPast = (column: string): string =>
  `<Lt><FieldRef Name="${column}" /><Value Type="DateTime"><Today /></Value></Lt>`;

/**
 * Makes the CAML condition that both hold. SharePoint reads the rows by the index of the first column, so that the first condition
 * must leave under 5,000 rows.
 *
 * @see https://support.microsoft.com/office/manage-large-lists-and-libraries-b8588dae-9387-48c2-9248-c24122f07c59
 */
export const both = (first: string, second: string): string => `<And>${first}${second}</And>`;

/** One list. Set-up creates it from this, the product checks the site against it, and the site script makes its views. */
export interface ListDescription<N extends EntityName = EntityName> {
  readonly name: N;
  readonly displayName: string;
  readonly description: string;
  /** What the built-in column Title is called in this list. */
  readonly titleDisplayName: string;
  readonly columns: readonly Column[];
  readonly views: readonly ListView[];
  /** Colours of choice columns: by internal name of the column, then by word. */
  readonly pills: Readonly<Record<string, Readonly<Record<string, PillTone>>>>;
  /** The column that shows the link "Öppna i Teams", and the page of the tab that it opens. */
  readonly teamsLink?: {
    readonly column: string;
    readonly page: PageName;
    /** The place on the page: that of a goal, by the row's id; of a round, by its key; or of a report's goal in its round. */
    readonly place?: 'goal' | 'round' | 'report';
  };
}

/** Makes the unique column that every list has, so that the same thing is not stored twice (decision 0007). */
export const keyColumn = (displayName: string, description: string): Column => ({
  kind: 'text',
  name: 'Key',
  displayName,
  description,
  unique: true,
});

/**
 * Makes the column beside a lookup that holds the code of the row to which the lookup points. When that row is deleted and typed
 * in anew, it has another id, and the product finds it by its code.
 */
export const keyBeside = (name: string, displayName: string): Column => ({
  kind: 'text',
  name,
  displayName,
  description: 'Fylls i av Jämna. Ändra inte.',
  technical: true,
});

/** The column that keeps the last import that wrote a row, so that the import can be undone. */
export const importColumn: Column = {
  kind: 'text',
  name: 'Import',
  displayName: 'Import',
  description: 'Den import som senast skrev raden. Fylls i av Jämna. Ändra inte.',
  technical: true,
};

/** Makes a choice column. `words` has the word of each value of the domain. */
export const choiceColumn = (
  name: string,
  displayName: string,
  words: Readonly<Record<string, string>>,
): Column => ({ kind: 'choice', name, displayName, choices: Object.values(words) });

/** Columns that each save of the product fills: who saved, by which act, and the mark of the write (decision 0007). */
export const traceColumns: readonly Column[] = [
  {
    kind: 'text',
    name: 'ChangedBy',
    displayName: 'Ändrad av',
    description: 'Den som senast ändrade raden genom Jämna.',
  },
  {
    kind: 'text',
    name: 'Act',
    displayName: 'Handling',
    description: 'Vad som då gjordes.',
  },
  {
    kind: 'text',
    name: 'Mark',
    displayName: 'Skrivmärke',
    description: 'Jämnas eget märke för den senaste skrivningen. Ändra inte.',
    technical: true,
  },
];

/** Returns the name under which a column's value stands in `fields`: a lookup's ends in `LookupId`. */
export function fieldName(column: Column): string {
  return column.kind === 'lookup' ? `${column.name}LookupId` : column.name;
}

/** Returns the `$expand` that asks for the columns of the list and no others. */
export function expandFields(description: ListDescription): string {
  const names = ['Title', ...description.columns.map(fieldName)];
  return `$expand=fields($select=${names.join(',')})`;
}
