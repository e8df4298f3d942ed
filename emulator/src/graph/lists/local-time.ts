/** Wall-clock text (`2026-11-16T14:30:00`) of an instant in a zone. */
function wallClock(time: number, zone: string): string {
  // Swedish writes dates as ISO does.
  return new Date(time).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T');
}

/** The instant of a wall-clock text in a zone, UTC in whole seconds; the earlier one when a clock is set back. */
export function utcOf(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  const offsetAt = (time: number) => Date.parse(`${wallClock(time, zone)}Z`) - time;
  const first = asUtc - offsetAt(asUtc);
  const time = asUtc - offsetAt(first);
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** The wall clock of an instant that says it is UTC: what a service gives that mixes the two up. */
export const shiftedToLocal = (utc: string, zone: string): string =>
  `${wallClock(Date.parse(utc), zone)}Z`;

/** What a person in a zone reads on a date cell: `2026-11-16`, or with `14:30`. */
export function localText(utc: string, zone: string, withTime: boolean): string {
  const text = wallClock(Date.parse(utc), zone);
  return withTime ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 10);
}
