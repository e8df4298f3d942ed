import type { ImportInput, ImportReply, MissingRows } from '../../api/import/acts';
import { cleanText } from '../../domain/base/clean-text';
import type { ImportOccasion } from '../../domain/base/import-mark';
import { existsOn } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import type { Context, Table } from '../../ports';
import {
  goalColumns,
  organisationColumns,
  type GoalColumn,
  type ImportColumn,
  type OrganisationColumn,
} from '../../text/list/import-columns';
import { listNames } from '../../text/list/list-names';
import type { Handler } from '../base/handler';
import { knownChannels } from '../base/known-channels';
import { readBodies } from './import-bodies';
import type { ImportDraft } from './import-drafts';
import { readGoals, reviseAdopted } from './import-goals';
import { fractionAnswers, missingRows, outcomeOf, questionsOf, rowsOf } from './import-reply';
import { readSheet, type Sheet } from './read-sheet';
import { peopleOfSheet, type SheetPeople } from './sheet-people';
import { writeDrafts, type ImportedRow, type Writing } from './write-rows';

/** Returns the drafts to write: all, or with `onlyGood` those that are; none when the person only checks, or one is refused. */
function toWrite<T>(
  { write, onlyGood }: ImportInput,
  drafts: readonly ImportDraft<T>[],
  { asked }: Pick<Sheet<string>, 'asked'>,
): readonly ImportDraft<T>[] {
  const good = drafts.filter((draft) => !['refused', 'waiting'].includes(outcomeOf(draft)));
  const isWhole = good.length === drafts.length && asked.length === 0;
  return write && (isWhole || onlyGood === true) ? good : [];
}

/** The bodies that exist today, which a sheet of the whole organisation names. */
const bodiesListed = ({ bodies, today }: World): MissingRows['rows'] =>
  bodies.filter((body) => existsOn(body, today)).map(({ key, name }) => ({ key, label: name }));

/** The goals that are not closed, which a sheet of all goals names. */
const goalsListed = ({ goals }: World): MissingRows['rows'] =>
  goals.filter(({ state }) => state !== 'closed').map(({ key, title }) => ({ key, label: title }));

/** A sheet with its people, and the lists as they were when its rows were read. */
interface Asked<N extends string> {
  readonly input: ImportInput;
  readonly sheet: Sheet<N>;
  readonly people: SheetPeople;
  /** The columns that the sheet has. */
  readonly columns: readonly N[];
}

/** Reads a sheet, and asks the directory for its people. @throws {AppError} as `peopleOfSheet` */
async function askedSheet<N extends string>(
  ctx: Context,
  input: ImportInput,
  {
    columns,
    people,
  }: { readonly columns: readonly ImportColumn<N>[]; readonly people: readonly N[] },
): Promise<Asked<N>> {
  const sheet = await ctx.inTurns(readSheet(columns, input));
  const named = new Set(sheet.columns.filter(({ isAsked }) => !isAsked).map(({ name }) => name));
  return {
    ...{ input, sheet },
    people: await peopleOfSheet(ctx, { rows: sheet.rows, columns: people }, input.people),
    columns: columns.map(({ name }) => name).filter((name) => named.has(name)),
  };
}

/** How the cells of the sheet are read. */
function rulesOf<N extends string>({ input, people, columns }: Asked<N>) {
  const fractions = new Map(
    fractionAnswers(input).map(({ name, isFraction }) => [name, isFraction]),
  );
  return { fractions, columns, readPeople: people.read };
}

/** What is left to say of an import once its drafts are there. */
interface Outcome<T extends ImportedRow> {
  readonly drafts: readonly ImportDraft<T>[];
  readonly listed: MissingRows['rows'];
  readonly asksReason: boolean;
  readonly writing: Writing<T>;
}

/** Writes the drafts, unless a row is refused or the person only wants a check, and returns the outcome of each row. */
async function answer<T extends ImportedRow>(
  ctx: Context,
  { input, sheet, people }: Asked<string>,
  { drafts, listed, asksReason, writing }: Outcome<T>,
): Promise<ImportReply> {
  const reply = {
    ...rowsOf(drafts, sheet),
    columns: sheet.columns,
    skipped: sheet.skipped,
    questions: questionsOf(drafts),
    fractions: fractionAnswers(input),
    people: people.questionsOf(drafts),
    asksReason,
    missing: missingRows(listed, drafts, sheet),
  };
  return { written: await writeDrafts(ctx, toWrite(input, drafts, sheet), writing), ...reply };
}

/** Returns the eTag of each row, by its id. */
function eTagsOf<T extends ImportedRow>(table: Table<T>): ReadonlyMap<string, string> {
  return new Map(table.all().map(({ value, eTag }) => [value.id, eTag]));
}

/** The column in which a row keeps the import that wrote it. */
const importColumn = 'Import';

/** True when set-up has not yet given the list the column, so that an import is written without its code. */
function lacksColumn({ health }: Context, list: 'bodies' | 'goals'): boolean {
  const check = health.lists().find((one) => one.list === listNames[list]);
  return (check?.problems ?? []).some(
    ({ kind, column }) => kind === 'missing' && column === importColumn,
  );
}

/** Returns what the rows keep of this import; undefined when it cannot be undone. */
function occasionOf(
  ctx: Context,
  { importKey }: ImportInput,
  list: 'bodies' | 'goals',
): ImportOccasion | undefined {
  if (importKey === undefined || lacksColumn(ctx, list)) return undefined;
  return { importKey, at: ctx.clock.now(), byName: ctx.actor.name };
}

/**
 * Imports the rows of an organisation from a table. The act checks every row. If any row is refused it writes nothing, or with
 * `onlyGood` the others, without those that wait for a refused row above them. A row whose body is stored changes the fields in which
 * its cells differ; an empty cell and a missing column leave what is stored. The same sheet again changes nothing, and completes an
 * import that was interrupted.
 *
 * @throws {AppError} `not-allowed`; `store-unavailable` and `throttled` when people cannot be looked up; these, `conflict` and
 *   `outcome-unknown` with `rowCounts` when a row could not be written
 */
export const importOrganisation: Handler<'organisation.import'> = async (ctx, input) => {
  const act = 'organisation.import';
  authorize(ctx.actor, act, undefined, ctx.world());
  const asked = await askedSheet<OrganisationColumn>(ctx, input, {
    columns: organisationColumns,
    people: ['manager', 'substitute', 'secretary', 'processLeaders'],
  });
  const [world, eTags] = [ctx.world(), eTagsOf(ctx.tables.bodies)];
  const rules = { ...rulesOf(asked), channels: knownChannels(ctx) };
  return answer(ctx, asked, {
    drafts: await ctx.inTurns(readBodies(world, asked.sheet.rows, rules)),
    listed: bodiesListed(world),
    asksReason: false,
    writing: {
      ...{ table: ctx.tables.bodies, act, eTags, occasion: occasionOf(ctx, input, 'bodies') },
      parentOf: ({ parentId }) => parentId,
      withParent: (body, parentId) => ({ ...body, parentId }),
    },
  });
};

/**
 * Imports the rows of goals from a table, as `importOrganisation` does. Whoever changes adopted goals gives a reason. A round that is
 * open keeps the words that it asked for.
 *
 * @throws {AppError} as there
 */
export const importGoals: Handler<'goal.import'> = async (ctx, input) => {
  const act = 'goal.import';
  authorize(ctx.actor, act, undefined, ctx.world());
  const asked = await askedSheet<GoalColumn>(ctx, input, {
    columns: goalColumns,
    people: ['reporter'],
  });
  const [world, eTags] = [ctx.world(), eTagsOf(ctx.tables.goals)];
  const reason = cleanText(input.reason ?? '').trim();
  const rules = { ...rulesOf(asked), reason, needsReason: input.write };
  const drafts = await ctx.inTurns(readGoals(world, asked.sheet.rows, rules));
  return answer(ctx, asked, {
    drafts,
    listed: goalsListed(world),
    asksReason: reason === '' && reviseAdopted(world, drafts),
    writing: {
      ...{ table: ctx.tables.goals, act, eTags, occasion: occasionOf(ctx, input, 'goals') },
      parentOf: ({ parentGoalId }) => parentGoalId,
      withParent: (goal, parentGoalId) => ({ ...goal, parentGoalId }),
    },
  });
};
