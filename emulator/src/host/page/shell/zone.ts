/** The wall clock of a zone at an instant, as `datetime-local` writes it: `2026-11-21T20:15`. */
export function wallTime(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
  return parts.replace(' ', 'T');
}

/** The instant at which the wall clock of a zone shows `local`; in the hour that is skipped, the hour after it. */
export function instantOf(local: string, timeZone: string): Date {
  const asUtc = new Date(`${local}:00Z`);
  const offset = (at: Date) => new Date(`${wallTime(at, timeZone)}:00Z`).getTime() - at.getTime();
  const first = new Date(asUtc.getTime() - offset(asUtc));
  // The offset may be another one at the instant itself, beside a change to or from summer time.
  return new Date(asUtc.getTime() - offset(first));
}
