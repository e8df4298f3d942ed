import { ask, read } from '../base/api';
import type { App } from '../base/app';
import { h } from '../base/dom';
import { icon } from '../base/icons';
import { popover } from './popover';
import { instantOf, wallTime } from './zone';

const dayMs = 86_400_000;

/** The stand-in's clock: asked once and after each jump, counted on in between. */
export interface PageClock {
  now(): Date;
  refresh(): Promise<void>;
}

/** Begins with the time that the page was loaded with. */
export function makePageClock(first: string): PageClock {
  let ahead = new Date(first).getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    async refresh() {
      const { now } = await read<{ readonly now: string }>('/_emulator/clock');
      ahead = new Date(now).getTime() - Date.now();
    },
  };
}

/** The time in the municipality's zone; the short form is for a phone. */
function shown(app: App, now: Date, isShort: boolean): string {
  return new Intl.DateTimeFormat(app.locale(), {
    ...(isShort ? {} : { weekday: 'short', year: 'numeric' }),
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: app.state.timeZone,
  }).format(now);
}

function controls(app: App, clock: PageClock, problem: HTMLElement): readonly HTMLElement[] {
  const words = app.words().clock;
  const { timeZone } = app.state;
  const move = async (body: object) => {
    problem.textContent = '';
    try {
      await ask('POST', '/_emulator/clock', body);
    } catch {
      problem.textContent = words.failed;
    }
  };
  const picker = h('input', {
    type: 'datetime-local',
    id: 'clock-pick',
    value: wallTime(clock.now(), timeZone),
  });
  const step = (label: string, days: number) =>
    h('button', { type: 'button', onclick: () => move({ advanceMs: days * dayMs }) }, label);
  const set = () => {
    if (picker.value !== '') return move({ now: instantOf(picker.value, timeZone).toISOString() });
    return undefined;
  };
  const back = () => move({ now: new Date().toISOString() });
  return [
    h('div', { class: 'row' }, step(words.day, 1), step(words.week, 7)),
    h('label', { for: 'clock-pick' }, words.pick),
    h(
      'div',
      { class: 'row' },
      picker,
      h('button', { type: 'button', class: 'primary', onclick: set }, words.set),
    ),
    h('button', { type: 'button', class: 'quiet', onclick: back }, words.back),
  ];
}

/** The button that shows the time, and the panel that moves it. `tick` writes the time anew. */
export function clockPanel(
  app: App,
  clock: PageClock,
): { readonly parts: readonly HTMLElement[]; tick(): void } {
  const words = app.words().clock;
  const long = h('span', { class: 'face long' });
  const short = h('span', { class: 'face short' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const panel = popover('clock-panel', words.heading, [
    h('p', { class: 'hint' }, words.hint),
    ...controls(app, clock, problem),
    problem,
  ]);
  const button = h(
    'button',
    { type: 'button', class: 'bar-button', popovertarget: 'clock-panel' },
    icon('clock'),
    long,
    short,
  );
  panel.addEventListener('toggle', () => {
    const field = panel.querySelector('input');
    if (field !== null) field.value = wallTime(clock.now(), app.state.timeZone);
  });
  const tick = () => {
    const now = shown(app, clock.now(), false);
    if (long.textContent === now) return;
    long.textContent = now;
    short.textContent = shown(app, clock.now(), true);
    button.setAttribute('aria-label', words.label(now));
  };
  tick();
  return { parts: [button, panel], tick };
}
