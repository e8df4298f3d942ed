import type { FunctionComponent } from 'preact';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { h } from '../base/dom';
import type { InstallState } from '../base/shapes';

interface InstallProps {
  readonly app: App;
  readonly kind: 'user' | 'team';
  /** The person or the team. */
  readonly id: string;
  readonly now: InstallState;
}

/** Installs the app, takes it away or blocks it, for a person or a team. */
export const InstallChoice: FunctionComponent<InstallProps> = ({ app, kind, id, now }) => {
  const words = app.words().chat;
  // A team cannot block the bot: it removes the app.
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
