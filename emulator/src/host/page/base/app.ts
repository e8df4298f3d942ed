import type { Words } from '../text/sv';
import type { Live } from './live';
import type { Activity, Conversations, HostState, Person } from './shapes';
import type { Where } from './where';

/** What every part of the page is given. */
export interface App {
  readonly state: HostState;
  readonly live: Live;
  where(): Where;
  me(): Person;
  words(): Words;
  /** `sv-SE` and so on, of the chosen language. */
  locale(): string;
  conversations(): Conversations | undefined;
  /** What the person was notified of, oldest first. */
  activities(): readonly Activity[];
  /** Called each time that they were read anew; returns the way to stop. */
  onConversations(listener: () => void): () => void;
  /** The stand-in's time. */
  now(): Date;
  /** Goes somewhere else; the address follows. */
  go(change: Partial<Where>): void;
}

/** A part of the page that fills the main area. */
export interface View {
  /** Something changed that needs no new view: theme, width, the counts of unread messages. */
  update?(): void;
  close(): void;
}

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
