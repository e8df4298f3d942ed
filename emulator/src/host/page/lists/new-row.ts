import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../base/api';
import type { App } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { textIn } from '../base/form';
import { canEdit } from './editing';
import { fieldFor, valueOf } from './field';
import { refusalSentence } from './refusal';
import type { Column, List } from './list-data';

interface NewRowProps {
  readonly app: App;
  readonly list: List;
  /** The columns of the view that a person can fill in. */
  readonly columns: readonly Column[];
  readonly close: () => void;
}

function entry(app: App, list: List, column: Column): Drawn {
  const name = column.displayName + (column.required ? ' *' : '');
  return h('label', { key: column.name }, h('span', {}, name), fieldFor({ app, list, column }));
}

/** Reads the values of the form; fields that are empty are left out. */
function fieldsIn(app: App, columns: readonly Column[], form: HTMLFormElement): object {
  const data = new FormData(form);
  const filled = columns
    .map((column) => [column.name, valueOf(app, column, textIn(data, column.name))] as const)
    .filter(([, value]) => value !== null);
  return Object.fromEntries(filled);
}

const NewRowForm: FunctionComponent<NewRowProps> = ({ app, list, columns, close }) => {
  const [problem, setProblem] = useState('');
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const fields = fieldsIn(app, columns, event.currentTarget);
    try {
      await ask('POST', `/host/lists/${list.id}/rows`, { userId: app.me().id, fields });
      close();
    } catch (failure) {
      setProblem(refusalSentence(app, list, failure));
    }
  };
  return h(
    'form',
    { class: 'new-row', onsubmit: save },
    columns.map((column) => entry(app, list, column)),
    h('p', { class: 'problem', role: 'alert' }, problem),
    h('div', { class: 'row end' }, h('button', { class: 'primary' }, app.words().lists.save)),
  );
};

/** Opens the window with the form for a new row. */
export function openNewRow(app: App, list: List, columns: readonly Column[]): void {
  app.windows.open({
    heading: app.words().lists.addHeading,
    draw: (close) => h(NewRowForm, { app, list, columns: columns.filter(canEdit), close }),
  });
}
