import type { FollowUpView } from './follow-up/follow-up-view';
import type { RoundPreviewView } from './follow-up/round-preview-view';
import type { GoalFormView } from './goals/goal-form-view';
import type { GoalChangesView } from './goals/goal-changes-view';
import type { GoalHistoryView } from './goals/goal-history-view';
import type { GoalPageView } from './goals/goal-page-view';
import type { GoalsView } from './goals/goals-view';
import type { MineView } from './mine/mine-view';
import type { SettingEffectView, SettingsView } from './settings/settings-view';
import type { BodyEndingView } from './organisation/body-ending-view';
import type { OrganisationView } from './organisation/organisation-view';

/** The replies of `GET /api/views/{name}` by name. */
export interface Views {
  readonly mine: MineView;
  readonly goals: GoalsView;
  readonly 'goal-history': GoalHistoryView;
  readonly 'goal-page': GoalPageView;
  readonly 'goal-form': GoalFormView;
  readonly 'goal-changes': GoalChangesView;
  readonly 'follow-up': FollowUpView;
  readonly 'round-preview': RoundPreviewView;
  readonly settings: SettingsView;
  readonly 'setting-effect': SettingEffectView;
  readonly organisation: OrganisationView;
  readonly 'body-ending': BodyEndingView;
}
/** The name of a view. */
export type ViewName = keyof Views;

/**
 * The query parameters of the views that take some: `round` holds the key of a round, `goal` the id of a goal, `body` the key
 * of a body. `form` stands for two:
 * `goal` with the key of a goal, or `body` with the key of a body. `setting` holds a setting and a value for it: `partlyMetFrom:0,8`.
 */
export const viewParameters = {
  'follow-up': 'round',
  'round-preview': 'round',
  'goal-history': 'goal',
  'goal-page': 'goal',
  'goal-changes': 'goal',
  'goal-form': 'form',
  'setting-effect': 'setting',
  'body-ending': 'body',
} as const satisfies Readonly<
  Partial<Record<ViewName, 'round' | 'goal' | 'body' | 'form' | 'setting'>>
>;

/** The query parameter of a view; `none` for a view without one. */
export type ParameterOf<N extends ViewName> = N extends keyof typeof viewParameters
  ? (typeof viewParameters)[N]
  : 'none';
