import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import type { App } from '../base/app';
import { h } from '../base/dom';
import { textIn } from '../base/form';

/** A question that is answered with a text. */
export interface TextQuestion {
  readonly label: string;
  readonly value: string;
  /** Gives the field several lines. */
  readonly isLong?: boolean;
  /** Saves the text. The window stays open when this rejects or returns a text, which says why it was not saved. */
  readonly save: (text: string) => Promise<unknown>;
}

interface FormProps {
  readonly app: App;
  readonly question: TextQuestion;
  readonly close: () => void;
}

const select = ({
  currentTarget,
}: {
  readonly currentTarget: HTMLInputElement | HTMLTextAreaElement;
}) => {
  currentTarget.select();
};

const field = ({ label, value, isLong }: TextQuestion) => {
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

const TextForm: FunctionComponent<FormProps> = ({ app, question, close }) => {
  const words = app.words().acts;
  const [problem, setProblem] = useState('');
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const text = textIn(new FormData(event.currentTarget), 'text').trim();
    setProblem('');
    try {
      const why = await question.save(text);
      if (typeof why === 'string') setProblem(why);
      else close();
    } catch {
      setProblem(words.failed);
    }
  };
  return h(
    'form',
    { class: 'stack', onsubmit: save },
    field(question),
    h('p', { class: 'problem', role: 'alert' }, problem),
    h('div', { class: 'row end' }, h('button', { class: 'primary' }, words.save)),
  );
};

/** Asks for a text in a window. When it cannot be saved, the window keeps what the person typed. */
export function askText(app: App, heading: string, question: TextQuestion): void {
  app.windows.open({ heading, draw: (close) => h(TextForm, { app, question, close }) });
}
