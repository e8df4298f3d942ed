import { h, type Drawn } from '../base/dom';

/** Two letters on a round ground. */
export function avatar(name: string): Drawn {
  const parts = name.split(' ');
  const letters = `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`;
  return h('span', { class: 'avatar', 'aria-hidden': 'true' }, letters.toUpperCase());
}
