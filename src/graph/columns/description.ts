import type { PageName } from '../../core/domain/base/tab-address';
import type { EntityName } from '../../core/domain/entities';

/** What a column holds. A choice holds the words that people read; a lookup holds a row of another list. */
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
 * A column. `name` is the internal name and never changes: ASCII letters, no leading underscore, not ending in `Id`,
 * `LookupId` or `StringId`, which collide with names that Graph makes.
 *
 * @see graph.md §3.2 and §6
 */
export type Column = ColumnKind & {
  readonly name: string;
  readonly displayName: string;
  readonly description?: string;
  readonly indexed?: boolean;
  /** Implies `indexed`. */
  readonly unique?: boolean;
  /** Not in the list's ordinary view: for the product, not for people. */
  readonly technical?: boolean;
};

/** How a word of a choice looks in the grid; never colour alone, the word stays. */
export type PillTone = 'good' | 'warning' | 'bad' | 'neutral';

/** A view of the list; `where` is CAML, `groupBy` a column. */
export interface ListView {
  readonly name: string;
  readonly columns: readonly string[];
  readonly where?: string;
  readonly orderBy?: readonly { readonly column: string; readonly ascending: boolean }[];
  readonly groupBy?: string;
  readonly isDefault?: boolean;
}

/** One list, said once: made by set-up, checked at start, mapped to an entity, shown by the site script. */
export interface ListDescription<N extends EntityName = EntityName> {
  readonly name: N;
  readonly displayName: string;
  readonly description: string;
  /** What the built-in column Title is called in this list. */
  readonly titleDisplayName: string;
  readonly columns: readonly Column[];
  readonly views: readonly ListView[];
  readonly pills: Readonly<Record<string, Readonly<Record<string, PillTone>>>>;
  /** The column that shows the link "Öppna i Teams", and the page of the tab that it opens. */
  readonly teamsLink?: {
    readonly column: string;
    readonly page: PageName;
    /** The place on the page: `goal:` and the row's id, or `round:` and its key. */
    readonly place?: 'goal' | 'round';
  };
}

/** The unique column that every list has: what may exist once exists once (design §6). */
export const keyColumn = (displayName: string, description: string): Column => ({
  kind: 'text',
  name: 'Key',
  displayName,
  description,
  unique: true,
});

/** A column of words to choose from. `words` gives the word of each value of the domain. */
export const choiceColumn = (
  name: string,
  displayName: string,
  words: Readonly<Record<string, string>>,
): Column => ({ kind: 'choice', name, displayName, choices: Object.values(words) });

/** Filled by each save of the product: who, by which act, and which write it was. */
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

/** The name under which a column's value stands in `fields`. */
export function fieldName(column: Column): string {
  return column.kind === 'lookup' ? `${column.name}LookupId` : column.name;
}

/** `$expand` that asks for the columns of the list and nothing else. */
export function expandFields(description: ListDescription): string {
  const names = ['Title', ...description.columns.map(fieldName)];
  return `$expand=fields($select=${names.join(',')})`;
}
