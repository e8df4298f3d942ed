import { ask } from '../base/api';
import type { App } from '../base/app';
import { h } from '../base/dom';
import type { InstallState } from '../base/shapes';

/** Installs the app, takes it away or blocks it, for a person or a team. */
export function installChoice(
  app: App,
  holder: { readonly kind: 'user' | 'team'; readonly id: string },
  now: InstallState,
): HTMLElement {
  const words = app.words().chat;
  // A team cannot block the bot: it removes the app.
  const states: readonly InstallState[] =
    holder.kind === 'user' ? ['installed', 'removed', 'blocked'] : ['installed', 'removed'];
  const select: HTMLSelectElement = h(
    'select',
    {
      value: now,
      onchange: () => ask('PUT', '/host/installations', { ...holder, state: select.value }),
    },
    ...states.map((state) => h('option', { value: state }, words.states[state])),
  );
  return h('label', { class: 'install' }, h('span', {}, words.state), select);
}
