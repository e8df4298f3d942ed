import type { CalendarDate } from '../../domain/base/time';
import type { BodyKind } from '../../domain/organisation/body';
import type { ViewBase } from '../base/view-base';

/** Somebody with a role. `isKnown` is false for an address that the directory does not have. */
export interface RoleHolder {
  readonly name: string;
  readonly mail: string;
  readonly isKnown: boolean;
}

/** A body with its people, for whoever may change some of them. */
export interface OrganisationBody {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentKey?: string;
  /** How many bodies stand above it among those that are listed. */
  readonly depth: number;
  readonly manager?: RoleHolder;
  readonly substitute?: RoleHolder;
  readonly secretary?: RoleHolder;
  /** The process leaders, on the council's row. */
  readonly leaders?: readonly RoleHolder[];
  /** First and last day on which the manager is away. */
  readonly absentFrom?: CalendarDate;
  readonly absentTo?: CalendarDate;
  readonly isAway: boolean;
  /** The last day of the body. `hasEnded` says that it has passed. */
  readonly lastDay?: CalendarDate;
  readonly hasEnded: boolean;
  /** The body that replaces it from its last day on. */
  readonly successor?: { readonly key: string; readonly name: string };
  /** The boards that an administration works for besides the one above it. */
  readonly alsoServes?: readonly { readonly key: string; readonly name: string }[];
  /** How many goals in use it has. */
  readonly goalCount: number;
}

/**
 * Reply of `GET /api/views/organisation`: the bodies whose people the person may change, parents before children. Process leaders
 * get all of them, and may change all of them; others change who stands in for the manager, and when.
 */
export interface OrganisationView extends ViewBase {
  readonly bodies: readonly OrganisationBody[];
}
