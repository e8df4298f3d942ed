import { checkFacet, onlyFacet, type FacetName } from './column-schema';
import { newGuid } from '../protocol/errors';
import type { Column, ColumnKind } from './model';

/** Default properties of each facet, as Graph's answers have them. */
const FACET_DEFAULTS: Readonly<Record<FacetName, Readonly<Record<string, unknown>>>> = {
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
    textType: 'plain',
  },
  number: { decimalPlaces: 'automatic', displayAs: 'number', maximum: null, minimum: null },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  dateTime: { displayAs: 'default', format: 'dateTime' },
  boolean: {},
  personOrGroup: {
    allowMultipleSelection: false,
    chooseFromType: 'peopleAndGroups',
    displayAs: '',
  },
  lookup: {
    allowMultipleValues: false,
    allowUnlimitedLength: false,
    columnName: 'Title',
    listId: '',
  },
  currency: { locale: '' },
  hyperlinkOrPicture: { isPicture: false },
};

type Json = Readonly<Record<string, unknown>>;
/**
 * The type facet of a definition, with default properties.
 *
 * @throws {GraphError} 400 for none or two, 501 for a type that the emulator lacks
 */
export function facetOf(definition: Json): { name: FacetName; facet: Json } {
  const name = onlyFacet(definition);
  return { name, facet: { ...FACET_DEFAULTS[name], ...checkFacet(name, definition[name]) } };
}

/** The kind of column that a facet means, and whether its cells hold several values. */
export function kindOf(name: FacetName, facet: Json): { kind: ColumnKind; multiple: boolean } {
  const kinds: Readonly<Record<FacetName, readonly [ColumnKind, boolean]>> = {
    text: [facet['allowMultipleLines'] === true ? 'note' : 'text', false],
    choice: ['choice', facet['displayAs'] === 'checkBoxes'],
    personOrGroup: ['person', facet['allowMultipleSelection'] === true],
    lookup: ['lookup', facet['allowMultipleValues'] === true],
    number: ['number', false],
    dateTime: ['dateTime', false],
    boolean: ['boolean', false],
    currency: ['number', false],
    hyperlinkOrPicture: ['hyperlink', false],
  };
  const [kind, multiple] = kinds[name];
  return { kind, multiple };
}

/**
 * The internal name for a display name: SharePoint encodes characters outside ASCII letters, digits and `_` as
 * `_xHHHH_`.
 *
 * @see docs/behaviours.md row 42
 */
export const internalName = (name: string): string =>
  name.replaceAll(
    /[^A-Za-z0-9_]/g,
    (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, '0')}_`,
  );

/** A column that SharePoint itself fills. */
export const builtIn = (
  name: string,
  displayName: string,
  overrides: Partial<Column> = {},
): Column => ({
  id: newGuid(),
  name,
  displayName,
  description: '',
  columnGroup: '_Hidden',
  kind: 'system',
  multiple: false,
  indexed: false,
  enforceUniqueValues: false,
  required: false,
  hidden: false,
  readOnly: true,
  facet: {},
  ...overrides,
});

/** The columns of a new generic list, in the order in which Graph answers with them. */
export function builtInColumns(): readonly Column[] {
  const date = { dateTime: { displayAs: 'default', format: 'dateTime' } };
  const person = { personOrGroup: { ...FACET_DEFAULTS.personOrGroup } };
  const text = { text: { ...FACET_DEFAULTS.text } };
  return [
    builtIn('Title', 'Title', {
      kind: 'text',
      readOnly: false,
      facet: text,
      columnGroup: 'Custom Columns',
    }),
    builtIn('_ColorTag', 'Color Tag', { facet: text }),
    builtIn('ComplianceAssetId', 'Compliance Asset Id', { facet: text }),
    builtIn('ID', 'ID', { indexed: true, kind: 'number', facet: {} }),
    builtIn('ContentType', 'Content Type'),
    builtIn('Modified', 'Modified', { indexed: true, kind: 'dateTime', facet: date }),
    builtIn('Created', 'Created', { indexed: true, kind: 'dateTime', facet: date }),
    builtIn('Author', 'Created By', { indexed: true, kind: 'person', facet: person }),
    builtIn('Editor', 'Modified By', { kind: 'person', facet: person }),
    builtIn('_UIVersionString', 'Version', { facet: text }),
    builtIn('Attachments', 'Attachments'),
    builtIn('Edit', 'Edit'),
    builtIn('LinkTitleNoMenu', 'Title'),
    builtIn('LinkTitle', 'Title'),
    builtIn('DocIcon', 'Type'),
    builtIn('ItemChildCount', 'Item Child Count'),
    builtIn('FolderChildCount', 'Folder Child Count'),
    builtIn('_ComplianceFlags', 'Label setting'),
    builtIn('_ComplianceTag', 'Retention label'),
    builtIn('_ComplianceTagWrittenTime', 'Retention label Applied'),
    builtIn('_ComplianceTagUserId', 'Label applied by'),
    builtIn('AppAuthor', 'App Created By'),
    builtIn('AppEditor', 'App Modified By'),
  ];
}
