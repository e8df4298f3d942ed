import type { ListScript, ViewScript } from './list-data';

type Json = Readonly<Record<string, unknown>>;

const asJson = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};
const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(asJson) : []);
const text = (value: unknown) => (typeof value === 'string' ? value : '');

function viewOf(action: Json): ViewScript {
  const fields: readonly unknown[] = Array.isArray(action['viewFields'])
    ? action['viewFields']
    : [];
  return {
    name: text(action['name']),
    viewFields: fields.filter((name) => typeof name === 'string'),
    query: text(action['query']),
    isDefault: action['makeDefault'] === true,
  };
}

/** Column formatting is an object, or text in site scripts that were exported from a site. */
function formatOf(formatter: unknown): unknown {
  return typeof formatter === 'string' ? (JSON.parse(formatter) as unknown) : formatter;
}

function listActions(script: unknown): readonly Json[] {
  // It may be an array of scripts: SharePoint allows 300 actions in one, so one script for each list is usual.
  const scripts = Array.isArray(script) ? asList(script) : [asJson(script)];
  return scripts
    .flatMap((one) => asList(one['actions']))
    .filter(({ verb }) => verb === 'createSPList');
}

/** Titles of the lists that the site's navigation links to (`addNavLink`), in its order. */
export function navigationOf(script: unknown): readonly string[] {
  return listActions(script)
    .filter(({ addNavLink }) => addNavLink === true)
    .map(({ listName }) => text(listName));
}

/**
 * Reads the views and the column formatting of one list from a site script.
 *
 * @see "Site template and site script schema", https://learn.microsoft.com/sharepoint/dev/declarative-customization/site-design-json-schema
 */
export function scriptOf(script: unknown, listTitle: string): ListScript {
  const actions = listActions(script)
    .filter(({ listName }) => listName === listTitle)
    .flatMap((list) => asList(list['subactions']));
  const formats = actions
    .filter(({ verb }) => verb === 'setSPFieldCustomFormatter')
    .map((one) => [text(one['fieldDisplayName']), formatOf(one['formatterJSON'])] as const);
  const views = actions.filter(({ verb }) => verb === 'addSPView').map(viewOf);
  return { views, formats: new Map(formats) };
}
