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
  /** Words that stand there from the beginning. */
  readonly words?: string;
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

/** Sends what stands in the field; puts it back when it could not be sent. */
async function send(app: App, target: Target, parts: Parts): Promise<void> {
  const { field, tick, problem } = parts;
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
    problem.textContent = app.words().chat.failed;
  }
}

interface Parts {
  readonly field: HTMLTextAreaElement;
  readonly tick: HTMLInputElement;
  readonly problem: HTMLElement;
}

/** A field to write in. Enter sends, Shift and Enter make a new line. */
export function composer(app: App, target: Target): HTMLElement {
  const words = app.words();
  const parts: Parts = {
    tick: h('input', { type: 'checkbox', checked: true }),
    field: h('textarea', {
      rows: 1,
      'aria-label': target.label,
      placeholder: target.label,
      value: target.words ?? '',
    }),
    problem: h('p', { class: 'problem', role: 'alert' }),
  };
  parts.field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send(app, target, parts);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    return send(app, target, parts);
  };
  const name = app.state.botName;
  const { title, label } = {
    title: words.teams.mentionHint(name),
    label: words.teams.mention(name),
  };
  return h(
    'form',
    { class: 'composer', onsubmit: submit },
    parts.field,
    h('button', { class: 'send', 'aria-label': words.chat.send }, icon('send')),
    target.canMention && h('label', { class: 'choice', title }, parts.tick, label),
    parts.problem,
  );
}
