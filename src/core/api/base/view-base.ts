import type { ClockFault } from '../../domain/base/clock-fault';
import type { StoreState } from '../../domain/base/store-state';
import type { CalendarDate } from '../../domain/base/time';

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
  /** `ok`, or why the view may be old and from when its oldest rows are. */
  readonly graph: StoreState;
  /** Why no messages are sent: the system's clock cannot be trusted. Only process leaders get it. */
  readonly clockFault?: ClockFault;
}
