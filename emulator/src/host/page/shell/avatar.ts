import { h, type Drawn } from '../base/dom';

/** Draws a person's initials in a circle, as Teams does for people without a picture. */
export function avatar(name: string): Drawn {
  const parts = name.split(' ');
  const letters = `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`;
  return h('span', { class: 'avatar', 'aria-hidden': 'true' }, letters.toUpperCase());
}
