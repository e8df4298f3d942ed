import { tabAddress } from '../../core/domain/base/tab-address';
import type { ListDescription, ListView, PillTone } from '../columns/description';

/** JSON of a SharePoint site script or of one of its parts. */
export type Json = Readonly<Record<string, unknown>>;

/** SharePoint's own classes: they follow the site's theme, contrast included. @see column formatting, "sp-css" classes */
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

/** A word as a pill: its colour says again what the word says. */
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

/** What stands in the row and names the place on the page. */
const placeFields = { goal: '[$ID]', round: '@currentField' } as const;

/** Stands in an address where the row's own value belongs. */
const rowMark = 'ROW';
const targetsInRow = {
  goal: { kind: 'goal', id: rowMark },
  round: { kind: 'round', key: rowMark },
} as const;

/** The address in Teams, as an expression where it depends on the row. */
function teamsAddress(teamsAppId: string, { page, place }: TeamsLink): string {
  if (place === undefined) return tabAddress(teamsAppId, page);
  const address = tabAddress(teamsAppId, page, { target: targetsInRow[place] });
  const [before = '', after = ''] = address.split(rowMark);
  return `='${before}' + ${placeFields[place]} + '${after}'`;
}

/** The code with a link beside it into the tab of Teams. */
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

/** In a view the built-in column Title is shown as the link that opens the row. */
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
    // The lists that people work in; the ledger and the bot's own are found under the site's contents.
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
 * Views and column formatting of the lists, which Graph v1.0 has no call for. An administrator applies it to the site;
 * `createSPList` takes a list that is there as it is.
 *
 * @param teamsAppId id in the Teams manifest; without it there are no links to Teams
 * @see learn.microsoft.com/sharepoint/dev/declarative-customization/site-design-json-schema
 */
export function siteScript(lists: readonly ListDescription[], teamsAppId?: string): Json {
  return {
    $schema: scriptSchema,
    actions: lists.map((list) => listAction(list, teamsAppId)),
  };
}
