import * as v from 'valibot';
import { judgedAttainments } from '../../../core/domain/follow-up/report';
import type { Kept } from '../../session/use-window-draft';
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
/** The shape of a kept form. */
export const keptDraftShape = v.object({
  draft: draftShape,
  base: draftShape,
  seen: v.exactOptional(v.object({ id: v.string(), eTag: v.string() })),
  keptAt: v.string(),
  submissionKey: v.exactOptional(v.string()),
});

/** A form that this device keeps until the server has saved the report, or it expires. */
export type KeptDraft = Kept<FormContent>;

/** The content of a form, with what it was filled with. */
export interface FormContent {
  readonly draft: Draft;
  /** The form as it was before the person typed. */
  readonly base: Draft;
  /** The row with which the form was filled; absent for a first report. */
  readonly seen?: { readonly id: string; readonly eTag: string };
  /** The `Idempotency-Key` of a submission that the server has not answered. The tab sends it again with the same key. */
  readonly submissionKey?: string;
}
