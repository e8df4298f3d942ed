import type { FunctionComponent } from 'preact';
import type { Words } from '../text/sv';
import type { Live } from './live';
import type { Activity, Conversations, HostState, Person } from './host-data';
import type { Route } from './route';
import type { Windows } from './windows';

/** Gives every part of the page what it draws. It always describes one person in one language, completely loaded. */
export interface App {
  readonly state: HostState;
  readonly live: Live;
  readonly windows: Windows;
  /** The route that the page shows now. */
  route(): Route;
  /** The route in the address bar. It differs from what is shown while another person or language is being loaded. */
  wantedRoute(): Route;
  me(): Person;
  words(): Words;
  /** The locale of the chosen language, for example `sv-SE`. */
  locale(): string;
  conversations(): Conversations;
  /** The person's activity feed, oldest first. */
  activities(): readonly Activity[];
  /** The time of the emulator's clock. */
  now(): Date;
  /** Navigates: changes the address, then what is shown. */
  go(change: Partial<Route>): void;
}

/** A component whose only property is the app. */
export type View = FunctionComponent<{ readonly app: App }>;

/** Formats an instant in the municipality's time zone, for example `21 nov. 20:15`. */
export function shortTime(app: App, instant: string): string {
  return new Intl.DateTimeFormat(app.locale(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: app.state.timeZone,
  }).format(new Date(instant));
}
