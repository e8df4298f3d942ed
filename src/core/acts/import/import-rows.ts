import { knownChannels } from '../base/known-channels';
import type { ImportInput, ImportReply } from '../../api/import/acts';
import type { Fault } from '../../domain/base/fault';
import type { Entity } from '../../domain/entities';
import type { Body, Person } from '../../domain/organisation/body';
import type { Steps } from '../../domain/base/steps';
import { definedOnly } from '../../domain/base/defined';
import type { Goal } from '../../domain/goals/goal';
import { goalColumns, organisationColumns } from '../../text/list/import-columns';
import { authorize } from '../../policy/can';
import { readBodies } from './import-bodies';
import { readSheet } from './import-cells';
import type { ImportDraft } from './import-drafts';
import { readGoals } from './import-goals';
import type { Handler } from '../base/handler';
import type { Context } from '../../ports';
import { writeAll, type Writing } from './write-rows';

/**
 * How many refused rows name their faults. Somebody who corrects a paste reads fewer at a time, and often each row has the
 * same fault; 3,000 rows with a fault in each cell would make an answer of megabytes.
 */
const mostExplained = 20;

/** Returns the outcome of each row, with the faults of the first refused ones. */
function rowsOf<T>(
  drafts: readonly ImportDraft<T>[],
  headerFaults: readonly Fault[],
): Pick<ImportReply, 'rows' | 'moreRefused'> {
  const header = { line: 1, label: '', outcome: 'refused' as const, faults: headerFaults };
  let refused = headerFaults.length > 0 ? 1 : 0;
  const rows = drafts.map(({ line, label, isKnown, faults }) => {
    if (faults.length === 0)
      return { line, label, outcome: isKnown ? 'same' : 'new', faults } as const;
    refused += 1;
    return {
      line,
      label,
      outcome: 'refused',
      faults: refused > mostExplained ? [] : faults,
    } as const;
  });
  return {
    rows: headerFaults.length > 0 ? [header, ...rows] : rows,
    moreRefused: Math.max(0, refused - mostExplained),
  };
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

function mayWrite({ write }: ImportInput, rows: ImportReply['rows']): boolean {
  return write && rows.every(({ outcome }) => outcome !== 'refused');
}

/** Reads and writes the drafts, unless a row is refused or the person only wants a check, and returns the outcome of each row. */
async function answer<T extends Entity>(
  ctx: Context,
  asked: { readonly input: ImportInput; readonly headerFaults: readonly Fault[] },
  steps: Steps<readonly ImportDraft<T>[]>,
  writing: Writing<T>,
): Promise<ImportReply> {
  const drafts = await ctx.inTurns(steps);
  const outcome = rowsOf(drafts, asked.headerFaults);
  if (!mayWrite(asked.input, outcome.rows)) return { written: 0, ...outcome };
  return { written: await writeAll(ctx, drafts, writing), ...outcome };
}

/**
 * Imports an organisation that was pasted from a spreadsheet. The act checks every row and writes nothing if any row is
 * refused. Rows whose key is stored already are left unchanged, so the act is idempotent, also after an interruption.
 *
 * @throws {AppError} `not-allowed`; `store-unavailable`, `throttled` and `outcome-unknown` with `rowCounts` when a row could not
 *   be written
 */
export const importOrganisation: Handler<'organisation.import'> = async (ctx, input) => {
  const act = 'organisation.import';
  authorize(ctx.actor, act, undefined, ctx.world());
  const { rows, headerFaults } = await ctx.inTurns(
    readSheet(organisationColumns, input.rows, input.lines),
  );
  return answer(ctx, { input, headerFaults }, readBodies(ctx.world(), rows, knownChannels(ctx)), {
    table: ctx.tables.bodies,
    act,
    parentOf: ({ parentId }) => parentId,
    withParent: (body, parentId) => ({ ...body, parentId }),
    complete: (body) => knownBody(ctx, body),
  });
};

/** Imports goals that were pasted from a spreadsheet, as `importOrganisation` does. @throws {AppError} as there */
export const importGoals: Handler<'goal.import'> = async (ctx, input) => {
  const act = 'goal.import';
  authorize(ctx.actor, act, undefined, ctx.world());
  const { rows, headerFaults } = await ctx.inTurns(readSheet(goalColumns, input.rows, input.lines));
  return answer(ctx, { input, headerFaults }, readGoals(ctx.world(), rows), {
    table: ctx.tables.goals,
    act,
    parentOf: ({ parentGoalId }) => parentGoalId,
    withParent: (goal, parentGoalId) => ({ ...goal, parentGoalId }),
    complete: (goal) => knownGoal(ctx, goal),
  });
};
