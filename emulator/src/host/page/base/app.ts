import type { FunctionComponent } from 'preact';
import type { Words } from '../text/sv';
import type { Live } from './live';
import type { Activity, Conversations, HostState, Person } from './shapes';
import type { Where } from './where';
import type { Windows } from './windows';

/** What every part of the page is given. It always describes one person in one language, completely loaded. */
export interface App {
  readonly state: HostState;
  readonly live: Live;
  readonly windows: Windows;
  /** The place that is shown. */
  where(): Where;
  /** The place in the address: ahead of what is shown while another person or language is being loaded. */
  wanted(): Where;
  me(): Person;
  words(): Words;
  /** `sv-SE` and so on, of the chosen language. */
  locale(): string;
  conversations(): Conversations;
  /** What the person was notified of, oldest first. */
  activities(): readonly Activity[];
  /** The emulator's time. */
  now(): Date;
  /** Goes somewhere else; the address follows. */
  go(change: Partial<Where>): void;
}

/** A part of the page that is given nothing but the app. */
export type View = FunctionComponent<{ readonly app: App }>;

/** Day and time in the municipality's zone, e.g. `21 nov. 20:15`. */
export function shortTime(app: App, instant: string): string {
  return new Intl.DateTimeFormat(app.locale(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: app.state.timeZone,
  }).format(new Date(instant));
}
