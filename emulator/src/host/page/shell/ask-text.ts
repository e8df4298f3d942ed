import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import type { App } from '../base/app';
import { h } from '../base/dom';
import { textIn } from '../base/form';

/** Words that are asked for. */
export interface AskedText {
  readonly label: string;
  readonly value: string;
  /** Room for more than one line. */
  readonly isLong?: boolean;
  /** Takes the words. A refusal keeps the window open; a returned text says why. */
  readonly save: (text: string) => Promise<unknown>;
}

interface FormProps {
  readonly app: App;
  readonly asked: AskedText;
  readonly close: () => void;
}

const select = ({
  currentTarget,
}: {
  readonly currentTarget: HTMLInputElement | HTMLTextAreaElement;
}) => {
  currentTarget.select();
};

const field = ({ label, value, isLong }: AskedText) => {
  const attributes = {
    name: 'text',
    required: true,
    autofocus: true,
    defaultValue: value,
    'aria-label': label,
    onfocus: select,
  };
  return isLong === true
    ? h('textarea', { ...attributes, rows: 4 })
    : h('input', { ...attributes, type: 'text', maxlength: 128 });
};

const TextForm: FunctionComponent<FormProps> = ({ app, asked, close }) => {
  const words = app.words().acts;
  const [problem, setProblem] = useState('');
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const text = textIn(new FormData(event.currentTarget), 'text').trim();
    setProblem('');
    try {
      const why = await asked.save(text);
      if (typeof why === 'string') setProblem(why);
      else close();
    } catch {
      setProblem(words.failed);
    }
  };
  return h(
    'form',
    { class: 'stack', onsubmit: save },
    field(asked),
    h('p', { class: 'problem', role: 'alert' }, problem),
    h('div', { class: 'row end' }, h('button', { class: 'primary' }, words.save)),
  );
};

/** Asks for a name or other words in a window; what was typed stays when it is not taken. */
export function askText(app: App, heading: string, asked: AskedText): void {
  app.windows.open({ heading, draw: (close) => h(TextForm, { app, asked, close }) });
}
