import * as v from 'valibot';
import { judgedAttainments } from '../../../core/domain/follow-up/report';
import { draftKey, isExpired, type DraftOwner } from '../../session/device-drafts';
import type { Draft } from './draft';

const draftShape = v.object({
  figures: v.object({
    women: v.string(),
    men: v.string(),
    total: v.string(),
    // A draft that an older version of the tab kept has no numbers of people.
    womenPersons: v.optional(v.string(), ''),
    menPersons: v.optional(v.string(), ''),
    totalPersons: v.optional(v.string(), ''),
  }),
  cannotBeAssessed: v.boolean(),
  attainment: v.exactOptional(v.picklist(judgedAttainments)),
  attainmentReason: v.string(),
  comment: v.string(),
  evidenceUrl: v.string(),
});
const shape = v.object({
  draft: draftShape,
  base: draftShape,
  seen: v.exactOptional(v.object({ id: v.string(), eTag: v.string() })),
  keptAt: v.string(),
  submissionKey: v.exactOptional(v.string()),
});

/** A form that this device keeps until the server has saved the report, or it expires. */
export interface KeptDraft {
  readonly draft: Draft;
  /** The form as it was before the person typed. */
  readonly base: Draft;
  /** The row with which the form was filled; absent for a first report. */
  readonly seen?: { readonly id: string; readonly eTag: string };
  readonly keptAt: string;
  /** The `Idempotency-Key` of a submission that the server has not answered. The tab sends it again with the same key. */
  readonly submissionKey?: string;
}

/** Returns the kept form; `undefined` when there is none, when it cannot be read and when it has expired. */
export function readKept(owner: DraftOwner, now: Date): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(draftKey(owner));
    if (text === null) return undefined;
    const read = v.safeParse(shape, JSON.parse(text));
    return read.success && !isExpired(read.output.keptAt, now) ? read.output : undefined;
  } catch {
    // A host may forbid storage, and an older version of the tab may have stored another shape.
    return undefined;
  }
}

/** Keeps the form on this device. Returns false when the device refuses. */
export function keep(owner: DraftOwner, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(draftKey(owner), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Deletes the kept form, after the server has saved the report or the person has discarded the form. */
export function forget(owner: DraftOwner): void {
  try {
    localStorage.removeItem(draftKey(owner));
  } catch {
    // A host that forbids storage has nothing to remove.
  }
}
