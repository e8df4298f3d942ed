import type { FollowUpView } from './follow-up/follow-up-view';
import type { RoundPreviewView } from './follow-up/round-preview-view';
import type { GoalsView } from './goals/goals-view';
import type { MineView } from './mine/mine-view';
import type { SettingsView } from './settings/settings-view';

/** The replies of `GET /api/views/{name}` by name. */
export interface Views {
  readonly mine: MineView;
  readonly goals: GoalsView;
  readonly 'follow-up': FollowUpView;
  readonly 'round-preview': RoundPreviewView;
  readonly settings: SettingsView;
}
/** The name of a view. */
export type ViewName = keyof Views;

/** The views that show one round: the query parameter `round` holds its key. */
export const roundViews = ['follow-up', 'round-preview'] as const satisfies readonly ViewName[];
/** The name of a view that shows one round. */
export type RoundViewName = (typeof roundViews)[number];
