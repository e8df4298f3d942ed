import type { CalendarDate, Instant } from '../../domain/base/time';

/** The signed-in person. The tab decides by it what to show; the server checks each act itself. */
export interface Me {
  readonly objectId: string;
  readonly name: string;
  readonly isProcessLeader: boolean;
  /** Ids of the bodies whose manager or substitute the person is. */
  readonly managesBodyIds: readonly string[];
  readonly secretaryOfBodyIds: readonly string[];
  /** True for people who may open the page Uppföljning: process leaders, managers, substitutes and secretaries. */
  readonly followsUp: boolean;
}

/** The fields that every view has. */
export interface ViewBase {
  readonly me: Me;
  readonly municipalityName: string;
  /** The municipality's time zone, in which the tab writes instants, such as `Europe/Stockholm`. */
  readonly timeZone: string;
  readonly today: CalendarDate;
  /**
   * `ok`, or the instant since which Graph cannot be reached; the view then shows the rows as they were at that time.
   */
  readonly graph: 'ok' | { readonly unreachableSince: Instant };
}
