import { knownChannels } from '../base/known-channels';
import type { FractionQuestion, ImportInput, ImportReply } from '../../api/import/acts';
import type { Entity } from '../../domain/entities';
import type { Body, Person } from '../../domain/organisation/body';
import type { Steps } from '../../domain/base/steps';
import { definedOnly } from '../../domain/base/defined';
import type { Goal } from '../../domain/goals/goal';
import { goalColumns, organisationColumns } from '../../text/list/import-columns';
import { authorize } from '../../policy/can';
import { readBodies } from './import-bodies';
import { readSheet, type Sheet } from './read-sheet';
import type { ImportDraft } from './import-drafts';
import { readGoals } from './import-goals';
import type { Handler } from '../base/handler';
import type { Context } from '../../ports';
import { writeAll, type Writing } from './write-rows';

/**
 * How many refused rows name their faults. Somebody who corrects a paste reads fewer at a time, and often each row has the
 * same fault; 3,000 rows with a fault in each cell would make an answer of megabytes.
 */
const mostExplained = 100;

type Outcome = ImportReply['rows'][number]['outcome'];

function outcomeOf({ isKnown, faults, isWaiting }: ImportDraft<unknown>): Outcome {
  if (faults.length > 0) return 'refused';
  if (isWaiting === true) return 'waiting';
  return isKnown ? 'same' : 'new';
}

/** Returns the question of each column of per cent that has figures below 1, with the first of them. */
function questionsOf(drafts: readonly ImportDraft<unknown>[]): readonly FractionQuestion[] {
  const asking = drafts
    .flatMap(({ faults }) => faults)
    .filter(({ reason }) => reason === 'asks-fraction');
  const first = new Map(asking.toReversed().map((fault) => [fault.field, fault.values]));
  return [...first].map(([name, values]) => ({
    name,
    written: Number(values?.['written']),
    meant: Number(values?.['meant']),
  }));
}

/** Returns the outcome of each row, with the faults of the first refused ones. */
function rowsOf<T>(
  drafts: readonly ImportDraft<T>[],
  { asked, headingLine }: Pick<Sheet<string>, 'asked' | 'headingLine'>,
): Pick<ImportReply, 'rows' | 'moreRefused'> {
  const header = {
    line: headingLine,
    label: '',
    understood: {},
    outcome: 'refused' as const,
    faults: asked,
  };
  let refused = asked.length > 0 ? 1 : 0;
  const rows = drafts.map((draft) => {
    const { line, label, understood } = draft;
    const outcome = outcomeOf(draft);
    if (outcome === 'refused') refused += 1;
    const faults = refused > mostExplained ? [] : draft.faults;
    return { line, label, understood, outcome, faults: outcome === 'refused' ? faults : [] };
  });
  return {
    rows: asked.length > 0 ? [header, ...rows] : rows,
    moreRefused: Math.max(0, refused - mostExplained),
  };
}

function fractionsOf({ fractions = [] }: ImportInput): ReadonlyMap<string, boolean> {
  return new Map(fractions.map(({ name, isFraction }) => [name, isFraction]));
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
  const good = drafts.filter((draft) => /^(new|same)$/.test(outcomeOf(draft)));
  const isWhole = good.length === drafts.length && asked.length === 0;
  return write && (isWhole || onlyGood === true) ? good : [];
}

/** Reads and writes the drafts, unless a row is refused or the person only wants a check, and returns the outcome of each row. */
async function answer<T extends Entity>(
  ctx: Context,
  asked: { readonly input: ImportInput; readonly sheet: Sheet<string> },
  steps: Steps<readonly ImportDraft<T>[]>,
  writing: Writing<T>,
): Promise<ImportReply> {
  const drafts = await ctx.inTurns(steps);
  const { columns, skipped } = asked.sheet;
  const outcome = {
    ...rowsOf(drafts, asked.sheet),
    columns,
    skipped,
    questions: questionsOf(drafts),
  };
  const chosen = toWrite(asked.input, drafts, asked.sheet);
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
    { input, sheet },
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
    { input, sheet },
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
