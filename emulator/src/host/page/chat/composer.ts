import type { FunctionComponent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { icon } from '../base/icons';

/** The conversation that the composer writes in, and what the composer offers. */
interface ComposerProps {
  readonly app: App;
  readonly placeId: string;
  readonly threadId?: string;
  readonly label: string;
  /** Shows the box that mentions the bot. In a channel Teams sends the bot only messages that mention it. */
  readonly canMention: boolean;
  /** Returns the text that a link puts into the field, once; empty when there is none. */
  readonly takeDraft?: () => string;
}

/** A text that begins with `@` and the bot's name counts as a mention, also when the box is not ticked. */
function readMention(app: App, text: string, isTicked: boolean) {
  const name = `@${app.state.botName}`;
  const isTyped = text.trimStart().toLocaleLowerCase().startsWith(name.toLocaleLowerCase());
  return {
    mentionsBot: isTicked || isTyped,
    text: isTyped ? text.trimStart().slice(name.length).trim() || name : text,
  };
}

function sendWords(props: ComposerProps, typed: string, isTicked: boolean): Promise<unknown> {
  const { app, placeId, threadId, canMention } = props;
  const body = canMention ? readMention(app, typed, isTicked) : { text: typed };
  return ask('POST', `/host/conversations/${encodeURIComponent(placeId)}/messages`, {
    userId: app.me().id,
    locale: app.locale(),
    ...(threadId === undefined ? {} : { threadId }),
    ...body,
  });
}

/** The state of the composer. The text field is uncontrolled, so that a redraw never overwrites what a person types. */
function useComposer(props: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const tick = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const send = async () => {
    const element = field.current;
    if (element === null || element.value.trim() === '') return;
    const typed = element.value;
    element.value = '';
    setProblem('');
    try {
      await sendWords(props, typed, tick.current?.checked === true);
    } catch (failure) {
      if (!element.isConnected) throw failure;
      // The person may have begun to write another message in the meantime.
      element.value = element.value === '' ? typed : `${typed}\n${element.value}`;
      setProblem(props.app.words().chat.failed);
    }
  };
  useLayoutEffect(() => {
    const words = props.takeDraft?.() ?? '';
    if (words !== '' && field.current !== null) field.current.value = words;
  });
  return { field, tick, problem, send };
}

function mentionBox(app: App, tick: { readonly current: HTMLInputElement | null }): Drawn {
  const { teams } = app.words();
  const name = app.state.botName;
  return h(
    'label',
    { class: 'choice', title: teams.mentionHint(name) },
    h('input', { type: 'checkbox', defaultChecked: true, ref: tick }),
    teams.mention(name),
  );
}

/** The form for a new message. Enter sends it; Shift and Enter make a new line. */
export const Composer: FunctionComponent<ComposerProps> = (props) => {
  const { app, label, canMention } = props;
  const { field, tick, problem, send } = useComposer(props);
  const submit = (event: Event) => {
    event.preventDefault();
    return send();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return undefined;
    return submit(event);
  };
  const attributes = { rows: 1, 'aria-label': label, placeholder: label };
  return h(
    'form',
    { class: 'composer', onsubmit: submit },
    h('textarea', { ...attributes, ref: field, onkeydown: pressKey }),
    h('button', { class: 'send', 'aria-label': app.words().chat.send }, icon('send')),
    canMention && mentionBox(app, tick),
    h('p', { class: 'problem', role: 'alert' }, problem),
  );
};
