import { definedOnly } from '../../core/domain/base/defined';
import * as v from 'valibot';
import { AppError } from '../../core/domain/base/app-error';
import { ask } from '../client/pages';
import type { Graph } from '../client/graph';
import type { Column, ListDescription } from '../columns/description';
import { planSetup, type Step } from './plan';
import { listPath, readSite, type Site } from './read-site';

type Definition = Readonly<Record<string, unknown>>;

/**
 * Facets of the columns that have no settings. Graph wants exactly one facet for each column.
 *
 * @see https://learn.microsoft.com/graph/api/list-post-columns
 */
const plainFacets: Readonly<Partial<Record<Column['kind'], Definition>>> = {
  text: { text: { allowMultipleLines: false, maxLength: 255, textType: 'plain' } },
  note: {
    text: {
      allowMultipleLines: true,
      linesForEditing: 6,
      textType: 'plain',
      appendChangesToExistingText: false,
    },
  },
  date: { dateTime: { displayAs: 'standard', format: 'dateOnly' } },
  instant: { dateTime: { displayAs: 'standard', format: 'dateTime' } },
  boolean: { boolean: {} },
};

function choiceFacet(choices: readonly string[]): Definition {
  return { choice: { allowTextEntry: false, choices, displayAs: 'dropDownMenu' } };
}

function facetOf(column: Column, listIds: ReadonlyMap<string, string>): Definition {
  if (column.kind === 'number') {
    const decimalPlaces = column.whole === true ? 'none' : 'automatic';
    return { number: { decimalPlaces, displayAs: 'number' } };
  }
  if (column.kind === 'choice') {
    return choiceFacet(column.choices);
  }
  if (column.kind === 'lookup') {
    const listId = listIds.get(column.to);
    return { lookup: { listId, columnName: 'Title', allowMultipleValues: false } };
  }
  return plainFacets[column.kind] ?? {};
}

function definitionOf(column: Column, listIds: ReadonlyMap<string, string>): Definition {
  return {
    name: column.name,
    displayName: column.displayName,
    ...definedOnly({ description: column.description }),
    indexed: column.unique === true || column.indexed === true,
    enforceUniqueValues: column.unique === true,
    ...facetOf(column, listIds),
  };
}

const createdSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[\w-]+$/)) });

/** Carries out the steps of a plan. Each call waits for the one before, because changes of one list at the same time conflict. */
class Builder {
  private readonly graph: Graph;
  private readonly site: Site;
  /** Ids of the lists by the name in their description. */
  private readonly listIds: Map<string, string>;

  constructor(graph: Graph, site: Site, wanted: readonly ListDescription[]) {
    this.graph = graph;
    this.site = site;
    this.listIds = new Map(
      wanted.flatMap((list) => {
        const found = site.lists.get(list.displayName);
        return found === undefined ? [] : [[list.name, found.id] as const];
      }),
    );
  }

  async run(step: Step): Promise<void> {
    switch (step.kind) {
      case 'create-list':
        return this.createList(step.list);
      case 'name-title':
        return this.patchColumn(step.list, 'Title', { displayName: step.list.titleDisplayName });
      case 'add-column':
        return this.addColumn(step.list, step.column);
      case 'index-column':
        return this.patchColumn(step.list, step.column.name, {
          indexed: true,
          enforceUniqueValues: step.column.unique === true,
        });
      case 'add-choices':
        return this.patchColumn(step.list, step.column.name, choiceFacet(step.choices));
    }
  }

  private async createList(list: ListDescription): Promise<void> {
    const { displayName, description } = list;
    const body = { displayName, description, list: { template: 'genericList' } };
    const path = `/sites/${this.site.id}/lists`;
    const answer = await ask(this.graph, { method: 'POST', path, body }, displayName);
    this.listIds.set(list.name, v.parse(createdSchema, answer.body).id);
  }

  private async addColumn(list: ListDescription, column: Column): Promise<void> {
    const path = `${this.pathOf(list)}/columns`;
    const body = definitionOf(column, this.listIds);
    await ask(this.graph, { method: 'POST', path, body }, `${list.displayName}, ${column.name}`);
  }

  private async patchColumn(list: ListDescription, name: string, body: Definition): Promise<void> {
    const known = this.site.lists.get(list.displayName)?.columns.get(name)?.id;
    const columnId = known ?? (await this.findColumn(list, name));
    const path = `${this.pathOf(list)}/columns/${columnId}`;
    await ask(this.graph, { method: 'PATCH', path, body }, `${list.displayName}, ${name}`);
  }

  private async findColumn(list: ListDescription, name: string): Promise<string> {
    const path = `${this.pathOf(list)}/columns/${name}`;
    const answer = await ask(this.graph, { method: 'GET', path }, `${list.displayName}, ${name}`);
    return v.parse(createdSchema, answer.body).id;
  }

  private pathOf(list: ListDescription): string {
    return listPath(this.site.id, this.listIds.get(list.name) ?? '');
  }
}

/**
 * Creates the lists and columns that the site lacks, then reads the site again and checks that they exist: a success that
 * Graph reports may leave a column out.
 *
 * @param onStep called before each step
 * @throws {AppError} `lists-missing` when the site lacks a list or column that was created
 * @see https://github.com/microsoftgraph/microsoft-graph-docs/issues/11966
 */
export async function applySetup(
  graph: Graph,
  site: {
    readonly url: string;
    readonly wanted: readonly ListDescription[];
    readonly before: Site;
  },
  onStep: (step: Step) => void,
): Promise<Site> {
  const { steps } = planSetup(site.before, site.wanted);
  if (steps.length === 0) return site.before;
  const builder = new Builder(graph, site.before, site.wanted);
  for (const step of steps) {
    onStep(step);
    await builder.run(step);
  }
  const after = await readSite(graph, site.url, site.wanted);
  const left = planSetup(after, site.wanted).steps;
  if (left.length === 0) return after;
  const what = left.map((step) => ('column' in step ? step.column.name : step.list.displayName));
  throw new AppError('lists-missing', `Not there after set-up: ${what.join(', ')}. Run it again.`);
}
