import { tabAddress } from '../../core/domain/base/tab-address';
import type { ListDescription, ListView, PillTone } from '../columns/description';

/** JSON of a SharePoint site script or of one of its parts. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * Classes of SharePoint, whose colours and contrast follow the theme of the site.
 *
 * @see https://learn.microsoft.com/sharepoint/dev/declarative-customization/column-formatting
 */
const toneClasses: Readonly<Record<PillTone, string>> = {
  good: 'sp-css-backgroundColor-BgMintGreen sp-css-color-MintGreenFont',
  warning: 'sp-css-backgroundColor-BgGold sp-css-color-GoldFont',
  bad: 'sp-css-backgroundColor-BgDustRose sp-css-color-DustRoseFont',
  neutral: 'sp-css-backgroundColor-BgLightGray sp-css-color-LightGrayFont',
};
const columnSchema =
  'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json';
const scriptSchema =
  'https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json';

/** Makes the format that shows a choice's word on a coloured ground. */
function pillFormatter(words: Readonly<Record<string, PillTone>>): Json {
  const otherwise = toneClasses.neutral;
  const classes = Object.entries(words).reduceRight(
    (rest, [word, tone]) => `if(@currentField == '${word}', '${toneClasses[tone]}', ${rest})`,
    `'${otherwise}'`,
  );
  return {
    $schema: columnSchema,
    elmType: 'div',
    style: {
      display: "=if(@currentField == '', 'none', 'inline-block')",
      padding: '2px 10px',
      'border-radius': '12px',
      'white-space': 'nowrap',
    },
    attributes: { class: `=${classes}` },
    txtContent: '@currentField',
  };
}

type TeamsLink = NonNullable<ListDescription['teamsLink']>;

/** The expressions for the values of the row that name the place on the page, in the order of the address. */
const placeFields = {
  goal: ['[$ID]'],
  round: ['@currentField'],
  report: ['[$RoundKey]', '[$Goal.lookupId]'],
} as const;

/** Placeholder in an address for the value of the row. */
const rowPlaceholder = 'ROW';
const targetsInRow = {
  goal: { kind: 'goal', id: rowPlaceholder },
  round: { kind: 'round', key: rowPlaceholder },
  report: { kind: 'round', key: rowPlaceholder, goalId: rowPlaceholder },
} as const;

/** Returns the address of a page in Teams, as an expression when it depends on the row. */
function teamsAddress(teamsAppId: string, { page, place }: TeamsLink): string {
  if (place === undefined) return tabAddress(teamsAppId, page);
  const address = tabAddress(teamsAppId, page, { target: targetsInRow[place] });
  const fields = placeFields[place];
  const texts = address.split(rowPlaceholder).map((text) => `'${text}'`);
  return `=${texts.flatMap((text, at) => [text, ...fields.slice(at, at + 1)]).join(' + ')}`;
}

/** Makes the format that shows a row's code and a link to the tab in Teams beside it. */
function teamsFormatter(teamsAppId: string, link: TeamsLink): Json {
  return {
    $schema: columnSchema,
    elmType: 'div',
    children: [
      { elmType: 'span', txtContent: '@currentField', style: { 'margin-right': '8px' } },
      {
        elmType: 'a',
        txtContent: 'Öppna i Teams',
        attributes: {
          href: teamsAddress(teamsAppId, link),
          target: '_blank',
          class: 'ms-fontColor-themePrimary',
        },
      },
    ],
  };
}

function displayNameOf(list: ListDescription, name: string): string {
  if (name === 'Title') return list.titleDisplayName;
  return list.columns.find((column) => column.name === name)?.displayName ?? name;
}

function queryOf(view: ListView): string {
  const group =
    view.groupBy === undefined
      ? ''
      : `<GroupBy Collapse="FALSE"><FieldRef Name="${view.groupBy}" /></GroupBy>`;
  const order = (view.orderBy ?? [])
    .map(
      ({ column, ascending }) =>
        `<FieldRef Name="${column}" Ascending="${ascending ? 'TRUE' : 'FALSE'}" />`,
    )
    .join('');
  const where = view.where === undefined ? '' : `<Where>${view.where}</Where>`;
  return `${group}${order === '' ? '' : `<OrderBy>${order}</OrderBy>`}${where}`;
}

/** Makes the action that adds a view. The built-in column Title becomes `LinkTitle`, the link that opens the row. */
function viewAction(view: ListView): Json {
  return {
    verb: 'addSPView',
    name: view.name,
    replaceViewFields: true,
    viewFields: view.columns.map((name) => (name === 'Title' ? 'LinkTitle' : name)),
    query: queryOf(view),
    rowLimit: 100,
    isPaged: true,
    makeDefault: view.isDefault === true,
  };
}

function formatAction(fieldDisplayName: string, formatterJSON: Json): Json {
  return { verb: 'setSPFieldCustomFormatter', fieldDisplayName, formatterJSON };
}

function listAction(list: ListDescription, teamsAppId: string | undefined): Json {
  const pills = Object.entries(list.pills).map(([name, words]) =>
    formatAction(displayNameOf(list, name), pillFormatter(words)),
  );
  const link =
    list.teamsLink === undefined || teamsAppId === undefined
      ? []
      : [
          formatAction(
            displayNameOf(list, list.teamsLink.column),
            teamsFormatter(teamsAppId, list.teamsLink),
          ),
        ];
  return {
    verb: 'createSPList',
    listName: list.displayName,
    templateType: 100,
    // The menu has only the lists that people work in. They find the others among the contents of the site.
    addNavLink: list.teamsLink !== undefined,
    subactions: [
      { verb: 'setDescription', description: list.description },
      ...list.views.map(viewAction),
      ...pills,
      ...link,
    ],
  };
}

/**
 * Makes the site script with the views and column formatting of the lists, for which Graph v1.0 has no call. An
 * administrator applies the script to the site. Its verb `createSPList` uses a list of the same name that already exists.
 *
 * @param teamsAppId id in the Teams manifest; without it there are no links to Teams
 * @see https://learn.microsoft.com/sharepoint/dev/declarative-customization/site-design-json-schema
 */
export function siteScript(lists: readonly ListDescription[], teamsAppId?: string): Json {
  return {
    $schema: scriptSchema,
    actions: lists.map((list) => listAction(list, teamsAppId)),
  };
}
