import * as v from 'valibot';
import type { Draft } from './draft';

const draftShape = v.object({
  figures: v.object({ women: v.string(), men: v.string(), total: v.string() }),
  cannotBeAssessed: v.boolean(),
  attainment: v.exactOptional(v.picklist(['met', 'partly-met', 'not-met'])),
  attainmentReason: v.string(),
  comment: v.string(),
  evidenceUrl: v.string(),
});
const shape = v.object({
  draft: draftShape,
  base: draftShape,
  seen: v.exactOptional(v.object({ id: v.string(), eTag: v.string() })),
  keptAt: v.string(),
  order: v.exactOptional(v.string()),
});

/** What this device keeps of a form until the server has it. */
export interface KeptDraft {
  readonly draft: Draft;
  /** What the form showed before the person typed. */
  readonly base: Draft;
  /** The row that the form was filled from; absent for a first report. */
  readonly seen?: { readonly id: string; readonly eTag: string };
  readonly keptAt: string;
  /** The person has pressed Rapportera and no answer has come: the key of that press, to be tried on. */
  readonly order?: string;
}

/** Whose form it is, for what. */
export interface DraftOwner {
  readonly personId: string;
  readonly roundId: string;
  readonly goalId: string;
}

function keyOf({ personId, roundId, goalId }: DraftOwner): string {
  return `jamna:draft:${personId}:${roundId}:${goalId}`;
}

/** The kept form, if there is one that can be read. */
export function readKept(owner: DraftOwner): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(keyOf(owner));
    if (text === null) return undefined;
    const read = v.safeParse(shape, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    // A host may forbid storage, and an older version may have left something else: then nothing is kept.
    return undefined;
  }
}

/** Keeps the form on this device. @returns false when the device refuses */
export function keep(owner: DraftOwner, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** The server has it, or the person let it go. */
export function forget(owner: DraftOwner): void {
  try {
    localStorage.removeItem(keyOf(owner));
  } catch {
    // A host that forbids storage has nothing to remove.
  }
}
