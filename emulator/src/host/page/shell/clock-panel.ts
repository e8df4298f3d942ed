import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { attempt } from '../base/attempt';
import { h } from '../base/dom';
import { icon } from '../base/icons';
import type { PageClock } from '../base/clock';
import { popover } from './popover';
import { instantOf, wallTime } from './zone';

const dayMs = 86_400_000;

interface ClockProps {
  readonly app: App;
  readonly clock: PageClock;
}

/** Formats the time in the municipality's time zone; the short form fits a phone's width. */
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

const ClockPanel: FunctionComponent<ClockProps> = ({ app, clock }) => {
  const words = app.words().clock;
  const { timeZone } = app.state;
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const move = async (body: object) => {
    setProblem('');
    try {
      await ask('POST', '/_emulator/clock', body);
    } catch {
      setProblem(words.failed);
    }
  };
  const step = (label: string, days: number) =>
    h('button', { type: 'button', onclick: () => move({ advanceMs: days * dayMs }) }, label);
  const set = () => {
    const picked = picker.current?.value ?? '';
    if (picked === '') return undefined;
    return move({ now: instantOf(picked, timeZone).toISOString() });
  };
  const back = () => move({ now: new Date().toISOString() });
  const opening = ({ newState }: ToggleEvent) => {
    if (newState === 'open' && picker.current !== null)
      picker.current.value = wallTime(clock.now(), timeZone);
  };
  return popover(
    { id: 'clock-panel', heading: words.heading, opening },
    h('p', { class: 'hint' }, words.hint),
    h('div', { class: 'row' }, step(words.day, 1), step(words.week, 7)),
    h('label', { for: 'clock-pick' }, words.pick),
    h(
      'div',
      { class: 'row' },
      h('input', { type: 'datetime-local', id: 'clock-pick', ref: picker }),
      h('button', { type: 'button', class: 'primary', onclick: set }, words.set),
    ),
    h('button', { type: 'button', class: 'quiet', onclick: back }, words.back),
    h('p', { class: 'problem', role: 'alert' }, problem),
  );
};

/** The time of the emulator's clock. The component is drawn again each minute, and at once after the clock was set. */
function useTime({ app, clock }: ClockProps): Date {
  const [minute, setMinute] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      setMinute(Math.floor(clock.now().getTime() / 60_000));
    };
    look();
    const timer = setInterval(look, 1_000);
    const stop = app.live.on(({ kind }) => {
      if (kind === 'clock') attempt(() => clock.refresh().then(look));
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
  return minute === 0 ? clock.now() : new Date(minute * 60_000);
}

/** Shows the emulator's time on a button, which opens the panel that sets the clock. */
export const Clock: FunctionComponent<ClockProps> = ({ app, clock }) => {
  const now = useTime({ app, clock });
  const long = shown(app, now, false);
  const attributes = {
    type: 'button',
    class: 'bar-button',
    popovertarget: 'clock-panel',
    'aria-label': app.words().clock.label(long),
  };
  return [
    h(
      'button',
      attributes,
      icon('clock'),
      h('span', { class: 'face long' }, long),
      h('span', { class: 'face short' }, shown(app, now, true)),
    ),
    h(ClockPanel, { app, clock }),
  ];
};
