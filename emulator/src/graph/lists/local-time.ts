/** The wall-clock text (`2026-11-16T14:30:00`) of an instant in a time zone. */
function wallClock(time: number, zone: string): string {
  // The Swedish locale writes dates in ISO order.
  return new Date(time).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T');
}

/**
 * The UTC instant, in whole seconds, of a wall-clock text in a time zone; the earlier one when a clock is set
 * back.
 */
export function utcOf(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  const offsetAt = (time: number) => Date.parse(`${wallClock(time, zone)}Z`) - time;
  const first = asUtc - offsetAt(asUtc);
  const time = asUtc - offsetAt(first);
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** The local time of an instant, wrongly marked as UTC. Some tenants answer with such dates. */
export const shiftedToLocal = (utc: string, zone: string): string =>
  `${wallClock(Date.parse(utc), zone)}Z`;

/** The text of a date cell for a person in a time zone: `2026-11-16`, or `2026-11-16 14:30`. */
export function localText(utc: string, zone: string, withTime: boolean): string {
  const text = wallClock(Date.parse(utc), zone);
  return withTime ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 10);
}
