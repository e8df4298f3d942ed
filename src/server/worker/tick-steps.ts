import { acceptListEdit } from '../../core/acts/list-edits/accept-list-edit';
import type { Context, ListEdit, Log } from '../../core/ports';
import { resolvePeople } from '../../core/acts/organisation/resolve-people';
import { sendDueMessages } from '../../core/acts/messages/send-due-messages';
import { mayPassByItself } from '../../core/domain/base/app-error';
import { withCostLabel } from '../../graph/client/cost-label';
import type { TickSteps } from './tick-loop';

/** The dependencies of the steps. */
export interface TickWork {
  /** Makes a context whose actor is the product's own clock. */
  readonly ctx: () => Context;
  readonly refresh: (which: 'edited' | 'all') => Promise<readonly ListEdit[]>;
  readonly log: Log;
}

/**
 * Accepts one edit and logs its failure, so that it does not hold up the other edits. Returns true when the edit must
 * be tried again, because Graph could not be reached: the copy of the lists reports each edit only once.
 */
async function mustWait({ ctx, log }: TickWork, edit: ListEdit): Promise<boolean> {
  try {
    await acceptListEdit(ctx(), edit);
    return false;
  } catch (cause) {
    log.alarm('list-edit-failed', cause, { list: edit.list, id: edit.id, kind: edit.kind });
    return mayPassByItself(cause);
  }
}

/**
 * Accepts the edits that people made in lists. Edits that failed are kept for the next run; accepting one twice is
 * harmless.
 */
function editTaker(work: TickWork) {
  let waiting: readonly ListEdit[] = [];
  return async (which: 'edited' | 'all'): Promise<void> => {
    const edits = [...waiting, ...(await work.refresh(which))];
    const left: ListEdit[] = [];
    for (const edit of edits) if (await mustWait(work, edit)) left.push(edit);
    waiting = left;
    const count = edits.length - left.length;
    if (count > 0) work.log.info('list-edits-taken-in', { count });
  };
}

/**
 * Makes the steps of the worker's runs. Each step labels its Graph requests, so that their cost can be summed by step.
 */
export function tickSteps(work: TickWork): TickSteps {
  const takeEdits = editTaker(work);
  return {
    poll: (all) => withCostLabel('tick-poll', () => takeEdits(all ? 'all' : 'edited')),
    resolvePeople: () =>
      withCostLabel('tick-people', async () => {
        await resolvePeople(work.ctx());
      }),
    send: () =>
      withCostLabel('tick-send', async () => {
        const run = await sendDueMessages(work.ctx());
        const { sent, updated, refused, unknown } = run;
        if (sent + updated + refused + unknown > 0) work.log.info('messages-sent', { ...run });
      }),
  };
}
