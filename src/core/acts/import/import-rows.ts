import { knownChannels } from '../base/known-channels';
import type { ImportInput, ImportReply, MissingRows } from '../../api/import/acts';
import type { Entity } from '../../domain/entities';
import type { Body, Person } from '../../domain/organisation/body';
import type { Steps } from '../../domain/base/steps';
import { definedOnly } from '../../domain/base/defined';
import type { Goal } from '../../domain/goals/goal';
import { goalColumns, organisationColumns } from '../../text/list/import-columns';
import { authorize } from '../../policy/can';
import { existsOn } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { fractionAnswers, missingRows, outcomeOf, questionsOf, rowsOf } from './import-reply';
import { readBodies } from './import-bodies';
import { readSheet, type Sheet } from './read-sheet';
import type { ImportDraft } from './import-drafts';
import { readGoals } from './import-goals';
import type { Handler } from '../base/handler';
import type { Context } from '../../ports';
import { writeAll, type Writing } from './write-rows';

/** What people have said of figures below 1, by column. */
function fractionsOf({ fractions = [] }: ImportInput): ReadonlyMap<string, boolean> {
  return new Map(
    fractions.flatMap(({ name, isFraction }) => (isFraction === null ? [] : [[name, isFraction]])),
  );
}

/** Completes a person with name and object id from the directory; returns them unchanged when it does not know them. */
async function known(ctx: Context, person: Person): Promise<Person> {
  const found = await ctx.directory.resolve(person.mail);
  return found === undefined ? person : { ...found, mail: person.mail };
}

async function knownBody(ctx: Context, body: Body): Promise<Body> {
  const knownHolder = (person: Person | undefined) => person && known(ctx, person);
  return definedOnly<Body>({
    ...body,
    manager: await knownHolder(body.manager),
    substitute: await knownHolder(body.substitute),
    secretary: await knownHolder(body.secretary),
    processLeaders: await Promise.all(body.processLeaders.map((leader) => known(ctx, leader))),
  });
}

async function knownGoal(ctx: Context, goal: Goal): Promise<Goal> {
  return goal.reporter ? { ...goal, reporter: await known(ctx, goal.reporter) } : goal;
}

/** Returns the drafts to write: all, or with `onlyGood` those that are; none when the person only checks, or one is refused. */
function toWrite<T>(
  { write, onlyGood }: ImportInput,
  drafts: readonly ImportDraft<T>[],
  { asked }: Pick<Sheet<string>, 'asked'>,
): readonly ImportDraft<T>[] {
  const good = drafts.filter((draft) => /^(new|changed|same)$/.test(outcomeOf(draft)));
  const isWhole = good.length === drafts.length && asked.length === 0;
  return write && (isWhole || onlyGood === true) ? good : [];
}

/** The bodies that exist today, which a sheet of the whole organisation names. */
const bodiesListed = ({ bodies, today }: World): MissingRows['rows'] =>
  bodies.filter((body) => existsOn(body, today)).map(({ key, name }) => ({ key, label: name }));

/** The goals that are not closed, which a sheet of all goals names. */
const goalsListed = ({ goals }: World): MissingRows['rows'] =>
  goals.filter(({ state }) => state !== 'closed').map(({ key, title }) => ({ key, label: title }));

/** A sheet that was read, and the rows of its list that it need not name. */
interface Asked {
  readonly input: ImportInput;
  readonly sheet: Sheet<string>;
  readonly listed: MissingRows['rows'];
}

/** Reads and writes the drafts, unless a row is refused or the person only wants a check, and returns the outcome of each row. */
async function answer<T extends Entity>(
  ctx: Context,
  { input, sheet, listed }: Asked,
  steps: Steps<readonly ImportDraft<T>[]>,
  writing: Writing<T>,
): Promise<ImportReply> {
  const drafts = await ctx.inTurns(steps);
  const outcome = {
    ...rowsOf(drafts, sheet),
    columns: sheet.columns,
    skipped: sheet.skipped,
    questions: questionsOf(drafts),
    fractions: fractionAnswers(input),
    people: [],
    asksReason: false,
    missing: missingRows(listed, drafts, sheet),
  };
  const chosen = toWrite(input, drafts, sheet);
  return { written: await writeAll(ctx, chosen, writing), ...outcome };
}

/**
 * Imports the rows of an organisation from a table. The act checks every row. If any row is refused it writes nothing, or with
 * `onlyGood` the others, without those that wait for a refused row above them. Rows whose key is stored already are left unchanged, so the act is idempotent, also after an interruption.
 *
 * @throws {AppError} `not-allowed`; `store-unavailable`, `throttled` and `outcome-unknown` with `rowCounts` when a row could not
 *   be written
 */
export const importOrganisation: Handler<'organisation.import'> = async (ctx, input) => {
  const act = 'organisation.import';
  authorize(ctx.actor, act, undefined, ctx.world());
  const sheet = await ctx.inTurns(readSheet(organisationColumns, input));
  return answer(
    ctx,
    { input, sheet, listed: bodiesListed(ctx.world()) },
    readBodies(ctx.world(), sheet.rows, {
      channels: knownChannels(ctx),
      fractions: fractionsOf(input),
    }),
    {
      table: ctx.tables.bodies,
      act,
      parentOf: ({ parentId }) => parentId,
      withParent: (body, parentId) => ({ ...body, parentId }),
      complete: (body) => knownBody(ctx, body),
    },
  );
};

/** Imports the rows of goals from a table, as `importOrganisation` does. @throws {AppError} as there */
export const importGoals: Handler<'goal.import'> = async (ctx, input) => {
  const act = 'goal.import';
  authorize(ctx.actor, act, undefined, ctx.world());
  const sheet = await ctx.inTurns(readSheet(goalColumns, input));
  return answer(
    ctx,
    { input, sheet, listed: goalsListed(ctx.world()) },
    readGoals(ctx.world(), sheet.rows, { fractions: fractionsOf(input) }),
    {
      table: ctx.tables.goals,
      act,
      parentOf: ({ parentGoalId }) => parentGoalId,
      withParent: (goal, parentGoalId) => ({ ...goal, parentGoalId }),
      complete: (goal) => knownGoal(ctx, goal),
    },
  );
};
