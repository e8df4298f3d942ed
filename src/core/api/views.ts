import type { BodyKind } from '../domain/body';
import type { Fault } from '../domain/app-error';
import type { Figures, Indicator } from '../domain/goal';
import type { DeliveryState, MessageKind } from '../domain/ledger';
import type { Attainment, ReportState } from '../domain/report';
import type { RoundState } from '../domain/round';
import type { CalendarDate, Instant } from '../domain/time';

/** A figure as a person may see it: the number, or that it is hidden because it counts too few people. */
export type ShownFigure = number | 'suppressed';

/** Figures after suppression; what was not reported is absent. */
export interface ShownFigures {
  readonly women?: ShownFigure;
  readonly men?: ShownFigure;
  readonly total?: ShownFigure;
  /** |women − men| in the indicator's measure, when both are shown. */
  readonly gap?: ShownFigure;
}

/** The signed-in person, in every reply: what the tab shows and hides rests on it (the server checks again). */
export interface Me {
  readonly objectId: string;
  readonly name: string;
  readonly isProcessLeader: boolean;
  /** Bodies that the person manages or stands in for. */
  readonly managesBodyIds: readonly string[];
  readonly secretaryOfBodyIds: readonly string[];
  /** May open Uppföljning (process leaders, heads, secretaries). */
  readonly followsUp: boolean;
}

/** What every view carries besides its own. */
export interface ViewBase {
  readonly me: Me;
  readonly municipalityName: string;
  readonly today: CalendarDate;
  /** `ok`, or since when Graph cannot be reached: the figures are as old as that. */
  readonly graph: 'ok' | { readonly unreachableSince: Instant };
}

/** A round as each page shows it. `daysLeft` is negative when the due date has passed. */
export interface RoundSummary {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly state: RoundState;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly daysLeft: number;
  readonly shownIn: string;
  readonly openedByName?: string;
  readonly openedAt?: Instant;
}

/** One earlier outcome, newest first in lists. */
export interface EarlierOutcome {
  readonly roundTitle: string;
  readonly periodTo: CalendarDate;
  readonly figures: ShownFigures;
  readonly attainment: Attainment;
  readonly comment?: string;
}

/** A goal as people read it. */
export interface GoalView {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly parentGoalId?: string;
  readonly isMeasurable: boolean;
  /** What is missing before the goal is measurable: `indicator`, `baseline`, `target`, `targetOn`. */
  readonly missing: readonly string[];
  readonly indicator?: Indicator;
  readonly baseline?: Figures;
  readonly baselineYear?: number;
  readonly target?: number;
  readonly targetOn?: CalendarDate;
  readonly source?: string;
  readonly history: readonly EarlierOutcome[];
}

/** A report as the person may see it. `eTag` goes back with a change of it. */
export interface ReportView {
  readonly id: string;
  readonly key: string;
  readonly eTag: string;
  readonly revision: number;
  readonly state: ReportState;
  readonly figures: ShownFigures;
  readonly attainment: Attainment;
  readonly attainmentReason?: string;
  readonly comment?: string;
  readonly evidenceUrl?: string;
  readonly reportedByName: string;
  readonly reportedAt: Instant;
  readonly sentBackReason?: string;
  readonly sentBackByName?: string;
  readonly acceptedByName?: string;
  readonly editedByName?: string;
  readonly editedAt?: Instant;
  /** Not empty: "kontrolleras", left out of sums. */
  readonly faults: readonly Fault[];
}

/** One thing a person reports, owed or done. */
export interface MineItem {
  readonly round: RoundSummary;
  readonly goal: GoalView;
  readonly report?: ReportView;
  readonly owed: boolean;
  readonly canSubmit: boolean;
  readonly canDecline: boolean;
}

/** `GET /api/views/mine`: what I owe, nearest due date first, then what is done. */
export interface MineView extends ViewBase {
  readonly items: readonly MineItem[];
  /** When nothing is owed: the planned round that comes next, if any. */
  readonly nextRound?: RoundSummary;
  /** The municipality's `Settings.partlyMetFrom`: the form suggests the attainment by the server's own rule. */
  readonly partlyMetFrom: number;
}

/** A body in the tree; `lacksMeasurableGoal` is the obligation of seed:B25 and seed:B27. */
export interface BodyView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentId?: string;
  readonly managerName?: string;
  readonly lacksMeasurableGoal: boolean;
}

/** `GET /api/views/goals`: the organisation with its goals. `bodies` stand parents before children. */
export interface GoalsView extends ViewBase {
  readonly bodies: readonly BodyView[];
  readonly goals: readonly GoalView[];
  /** The organisation is empty: a process leader is led through set-up. */
  readonly isEmpty: boolean;
}

/** Derived for the collection board; *late* is missing or sent back after the due date. */
export type CollectionState =
  'reported' | 'accepted' | 'sent-back' | 'missing' | 'late' | 'checking';

/** One goal in the round. */
export interface CollectionRow {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly boardId: string;
  readonly boardName: string;
  readonly goal: GoalView;
  readonly state: CollectionState;
  readonly reporterName?: string;
  readonly report?: ReportView;
  readonly canAccept: boolean;
  readonly canSendBack: boolean;
  readonly canNudge: boolean;
}

/** One board in the round; `reported` counts submitted and accepted (design §18). */
export interface BoardCount {
  readonly boardId: string;
  readonly boardName: string;
  readonly asked: number;
  readonly counts: Readonly<Record<CollectionState, number>>;
}

/** One row of the ledger as process leaders see it. */
export interface DeliveryView {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: string;
  readonly state: DeliveryState;
  readonly stateAt: Instant;
  readonly reason?: string;
}

/** What the goals with one indicator add up to. Suppressed, faulty and not assessed figures are left out. */
export interface FigureSum {
  readonly indicator: Indicator;
  readonly figures: ShownFigures;
  /** The goals that were added, and those that were left out. */
  readonly goalIds: readonly string[];
  readonly leftOutGoalIds: readonly string[];
}

/** `GET /api/views/follow-up?round=KEY` (default: the open round, else the latest). */
export interface FollowUpView extends ViewBase {
  readonly round?: RoundSummary;
  readonly rounds: readonly RoundSummary[];
  readonly asked: number;
  readonly reported: number;
  readonly boards: readonly BoardCount[];
  readonly rows: readonly CollectionRow[];
  /** One for each indicator that adds up and that two goals or more have. */
  readonly sums: readonly FigureSum[];
  readonly deliveries: readonly DeliveryView[];
  /** Rows of any list that cannot be read at all. */
  readonly brokenRows: readonly {
    readonly list: string;
    readonly title: string;
    readonly reason: string;
  }[];
  readonly can: {
    readonly prepare: boolean;
    readonly open: boolean;
    readonly changeDueDate: boolean;
    readonly cancel: boolean;
    readonly close: boolean;
    readonly exportRound: boolean;
  };
}

/** Why a person will not get a card. */
export type UnreachableReason =
  'no-manager' | 'not-in-directory' | 'bot-not-installed' | 'bot-blocked';

/** `GET /api/views/round-preview?round=KEY`: who gets what, before a round opens. */
export interface RoundPreviewView extends ViewBase {
  readonly round: RoundSummary;
  readonly recipients: readonly {
    readonly name: string;
    readonly mail: string;
    readonly bodyNames: readonly string[];
    readonly goalTitles: readonly string[];
  }[];
  readonly unreachable: readonly {
    readonly bodyName: string;
    readonly mail?: string;
    readonly reason: UnreachableReason;
    readonly goalTitles: readonly string[];
  }[];
  readonly channels: readonly { readonly boardName: string; readonly hasChannel: boolean }[];
  readonly leftOut: readonly {
    readonly goalKey: string;
    readonly goalTitle: string;
    readonly bodyName: string;
    readonly reason: 'not-measurable' | 'by-hand' | 'not-adopted';
    readonly missing: readonly string[];
  }[];
}

/** `GET /api/views/settings`: the set-up check. */
export interface SettingsView extends ViewBase {
  readonly lists: readonly {
    readonly list: string;
    readonly isThere: boolean;
    readonly problems: readonly string[];
  }[];
  /** Said when something is missing: the command that an administrator runs. */
  readonly setupCommand: string;
  readonly unresolvedPeople: readonly { readonly bodyName: string; readonly mail: string }[];
}

/** `GET /api/config`: what the tab reads at run time, so that one build serves every tenant. No sign-in. */
export interface PublicConfig {
  readonly clientId: string;
  readonly tenantId: string;
  /** `https://login.microsoftonline.com/{tenantId}`. */
  readonly authority: string;
  /** The one scope that the tab asks for: our own API. */
  readonly scope: string;
  /** Origins besides Microsoft's that may hold the tab; goes to `app.initialize`. */
  readonly hostOrigins: readonly string[];
  /** Id in the Teams manifest, for links into the tab. */
  readonly teamsAppId: string;
}

/** Every refusal of the API. `theirs` is there for `conflict`. */
export interface ApiError {
  readonly error: {
    readonly code:
      | 'not-allowed'
      | 'not-found'
      | 'conflict'
      | 'invalid'
      | 'store-unavailable'
      | 'lists-missing'
      | 'not-signed-in'
      | 'too-many-requests'
      | 'unexpected';
    readonly faults?: readonly Fault[];
    readonly theirs?: ReportView;
    /** To quote to support. */
    readonly reference: string;
    /** For `lists-missing`. */
    readonly setupCommand?: string;
  };
}
