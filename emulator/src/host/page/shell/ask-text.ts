import type { App } from '../base/app';
import { h } from '../base/dom';
import { openModal } from './modal';

/** Words that are asked for. */
export interface AskedText {
  readonly label: string;
  readonly value: string;
  /** Room for more than one line. */
  readonly isLong?: boolean;
  /** Takes the words; a refusal keeps the window open. */
  readonly save: (text: string) => Promise<unknown>;
}

/** Asks for a name or other words in a window; what was typed stays when it is not taken. */
export function askText(app: App, heading: string, asked: AskedText): void {
  const words = app.words().acts;
  const attributes = { required: true, value: asked.value, 'aria-label': asked.label };
  const field =
    asked.isLong === true
      ? h('textarea', { ...attributes, rows: 4 })
      : h('input', { ...attributes, type: 'text', maxlength: 128 });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const save = async (event: Event) => {
    event.preventDefault();
    problem.textContent = '';
    try {
      const why = await asked.save(field.value.trim());
      if (typeof why === 'string') problem.textContent = why;
      else modal.close();
    } catch {
      problem.textContent = words.failed;
    }
  };
  const button = h('button', { class: 'primary' }, words.save);
  const form = h(
    'form',
    { class: 'stack', onsubmit: save },
    field,
    problem,
    h('div', { class: 'row end' }, button),
  );
  const modal = openModal(app, heading, { children: [form] });
  field.select();
}
