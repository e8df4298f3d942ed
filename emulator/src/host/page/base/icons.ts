import { h } from 'preact';
import type { Drawn } from './dom';

/** SVG paths of the page's icons, drawn for the emulator on a grid of 20 × 20. */
const drawings = {
  activity: 'M10 3a5 5 0 0 1 5 5v3l1.5 3h-13L5 11V8a5 5 0 0 1 5-5zM8 16.5a2 2 0 0 0 4 0',
  chat: 'M3 4h14v9H9l-4 3v-3H3z',
  teams:
    'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.5 16c0-3 2.5-5 5.5-5s5.5 2 5.5 5zM13 9a2.4 2.4 0 1 0 0-4.8M14 11.2c2.5.3 4.5 2.1 4.5 4.8h-3',
  app: 'M4 7.5h12M4 12.5h12',
  lists: 'M3 4h14v12H3zM3 8h14M8 8v8',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.3l3 1.9',
  view: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  back: 'M12 4l-6 6 6 6',
  down: 'M5 8l5 5 5-5',
  send: 'M3 10l14-6-4 13-3.5-5zM9.5 12L17 4',
  close: 'M5 5l10 10M15 5L5 15',
  history: 'M4 4v4h4M4.3 8A6.5 6.5 0 1 1 3.6 11M10 7v3.5l2.5 1.5',
  edit: 'M4 16l1-4 8.5-8.5 3 3L8 15zM12 5l3 3',
  add: 'M10 4v12M4 10h12',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  files: 'M3 5h5l2 2h7v9H3z',
  tools: 'M4 5h7M15 5h1M4 10h1M9 10h7M4 15h7M15 15h1M13 3.5v3M7 8.5v3M13 13.5v3',
  lock: 'M5 9h10v7H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  remove: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof drawings;

/** Draws an icon. It is decorative: screen readers ignore it, so the element around it needs a name. */
export function icon(name: IconName): Drawn {
  return h(
    'svg',
    { viewBox: '0 0 20 20', class: 'icon', 'aria-hidden': 'true' },
    h('path', { d: drawings[name] }),
  );
}
