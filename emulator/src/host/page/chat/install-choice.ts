import type { FunctionComponent } from 'preact';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { h } from '../base/dom';
import type { InstallState } from '../base/host-data';

interface InstallProps {
  readonly app: App;
  readonly kind: 'user' | 'team';
  /** Object id of the person, or id of the team. */
  readonly id: string;
  readonly now: InstallState;
}

/** A choice that installs, removes or blocks the app for a person or a team. */
export const InstallChoice: FunctionComponent<InstallProps> = ({ app, kind, id, now }) => {
  const words = app.words().chat;
  // Only a person can block a bot.
  const states: readonly InstallState[] =
    kind === 'user' ? ['installed', 'removed', 'blocked'] : ['installed', 'removed'];
  const choose = async ({
    currentTarget: select,
  }: {
    readonly currentTarget: HTMLSelectElement;
  }) => {
    try {
      await ask('PUT', '/host/installations', { kind, id, state: select.value });
    } catch (failure) {
      select.value = now;
      throw failure;
    }
  };
  const options = states.map((state) =>
    h('option', { key: state, value: state, selected: state === now }, words.states[state]),
  );
  return h(
    'label',
    { class: 'install' },
    h('span', {}, words.state),
    h('select', { onchange: choose }, options),
  );
};
