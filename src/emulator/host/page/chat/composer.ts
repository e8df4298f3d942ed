import { ask } from '../base/api';
import type { App } from '../base/app';
import { h } from '../base/dom';
import { icon } from '../base/icons';

/** Where the words go. */
export interface Target {
  readonly placeId: string;
  readonly threadId?: string;
  readonly label: string;
  /** In a channel the bot hears only what mentions it: a box to tick. */
  readonly canMention: boolean;
}

/** What a person types `@Jämna` with counts as a mention too. */
function readMention(app: App, text: string, isTicked: boolean) {
  const name = `@${app.state.botName}`;
  const isTyped = text.trimStart().toLocaleLowerCase().startsWith(name.toLocaleLowerCase());
  return {
    mentionsBot: isTicked || isTyped,
    text: isTyped ? text.trimStart().slice(name.length).trim() || name : text,
  };
}

/** A field to write in. Enter sends, Shift and Enter make a new line. */
export function composer(app: App, target: Target): HTMLElement {
  const words = app.words();
  const tick = h('input', { type: 'checkbox', checked: true });
  const field = h('textarea', { rows: 1, 'aria-label': target.label, placeholder: target.label });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const send = async () => {
    const typed = field.value;
    if (typed.trim() === '') return;
    const said = target.canMention ? readMention(app, typed, tick.checked) : { text: typed };
    field.value = '';
    problem.textContent = '';
    try {
      await ask('POST', `/host/conversations/${encodeURIComponent(target.placeId)}/messages`, {
        userId: app.me().id,
        locale: app.locale(),
        ...(target.threadId === undefined ? {} : { threadId: target.threadId }),
        ...said,
      });
    } catch {
      field.value = typed;
      problem.textContent = words.chat.failed;
    }
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    return send();
  };
  const name = app.state.botName;
  return h(
    'form',
    { class: 'composer', onsubmit: submit },
    field,
    h('button', { class: 'send', 'aria-label': words.chat.send }, icon('send')),
    target.canMention &&
      h(
        'label',
        { class: 'choice', title: words.teams.mentionHint(name) },
        tick,
        words.teams.mention(name),
      ),
    problem,
  );
}
