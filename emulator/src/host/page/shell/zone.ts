/** Converts an instant to the local time of a zone, as a `datetime-local` field writes it: `2026-11-21T20:15`. */
export function wallTime(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
  return parts.replace(' ', 'T');
}

/** Converts local time of a zone to an instant. For a time that summer time skips it is the hour after it. */
export function instantOf(local: string, timeZone: string): Date {
  const asUtc = new Date(`${local}:00Z`);
  const offset = (at: Date) => new Date(`${wallTime(at, timeZone)}:00Z`).getTime() - at.getTime();
  const first = new Date(asUtc.getTime() - offset(asUtc));
  // Near a change to or from summer time the zone's offset at the instant itself may differ from the first one.
  return new Date(asUtc.getTime() - offset(first));
}
