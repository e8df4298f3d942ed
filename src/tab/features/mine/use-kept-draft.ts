import type { MineItem } from '../../../core/api/mine/mine-view';
import { useWindowDraft, type WindowDraft } from '../../session/use-window-draft';
import { keptDraftShape, type FormContent } from './kept-draft';

/** The draft of one report form in this window. */
export type KeptDrafts = WindowDraft<FormContent>;

/** Reads the draft of a goal in a round that this device keeps, and keeps every change of it. */
export function useKeptDraft({ round, goal }: MineItem, personId: string): KeptDrafts {
  const owner = { personId, form: `${round.id}:${goal.id}` };
  return useWindowDraft<FormContent>(owner, keptDraftShape);
}
