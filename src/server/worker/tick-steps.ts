import { acceptListEdit } from '../../core/acts/list-edits/accept-list-edit';
import type { Context, ListEdit, Log } from '../../core/ports';
import { resolvePeople } from '../../core/acts/organisation/resolve-people';
import { sendDueMessages } from '../../core/acts/messages/send-due-messages';
import { AppError } from '../../core/domain/base/app-error';
import { withCostLabel } from '../../graph/client/cost-label';
import type { TickSteps } from './tick-loop';

/** What the steps work on. */
export interface TickWork {
  /** The context of the product's own clock. */
  readonly ctx: () => Context;
  readonly refresh: (which: 'edited' | 'all') => Promise<readonly ListEdit[]>;
  readonly log: Log;
}

/**
 * One edit that cannot be taken in must not keep the others out. Returns whether it is to be tried again: the lists could
 * not be reached, and the copy does not tell it a second time.
 */
async function mustWait({ ctx, log }: TickWork, edit: ListEdit): Promise<boolean> {
  try {
    await acceptListEdit(ctx(), edit);
    return false;
  } catch (cause) {
    log.alarm('list-edit-failed', cause, { list: edit.list, id: edit.id, kind: edit.kind });
    return cause instanceof AppError && cause.code === 'store-unavailable';
  }
}

/** Takes in what people have changed, and keeps for the next run what could not be: the same edit twice is harmless. */
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

/** The steps of a run. Each is labelled, so that what it costs can be summed where requests are counted. */
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
