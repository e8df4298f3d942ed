import type { CalendarDate, Instant } from '../../domain/base/time';

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
  /** The municipality's zone, in which moments are written: `Europe/Stockholm`. */
  readonly timeZone: string;
  readonly today: CalendarDate;
  /** `ok`, or since when Graph cannot be reached: the figures are as old as that. */
  readonly graph: 'ok' | { readonly unreachableSince: Instant };
}
