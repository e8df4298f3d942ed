import { useRef, useState } from 'preact/hooks';
import type { FunctionComponent } from 'preact';
import type { App, View } from '../base/app';
import { h, type Drawn } from '../base/dom';
import { icon } from '../base/icons';
import type { Language, SignIn, Theme, Route } from '../base/route';
import { openDeepLink } from '../tab/links';
import { popover } from './popover';

const languages: Readonly<Record<Language, string>> = {
  sv: 'Svenska',
  en: 'English',
  fi: 'Suomi',
};

function choice<T extends string>(
  { name, legend }: { readonly name: string; readonly legend: string },
  options: Readonly<Record<T, string>>,
  { now, pick }: { readonly now: T; readonly pick: (value: T) => void },
): Drawn {
  const keys = Object.keys(options) as T[];
  const radio = (key: T) =>
    h('input', {
      type: 'radio',
      name,
      checked: key === now,
      onchange: () => {
        pick(key);
      },
    });
  return h(
    'fieldset',
    {},
    h('legend', {}, legend),
    keys.map((key) => h('label', { key, class: 'choice' }, radio(key), options[key])),
  );
}

/** A field that opens a Teams deep link, such as one from an e-mail. */
const LinkField: FunctionComponent<{ readonly app: App; readonly opened: () => void }> = ({
  app,
  opened,
}) => {
  const words = app.words().view;
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const open = (event: Event) => {
    event.preventDefault();
    const why = openDeepLink(app, field.current?.value.trim() ?? '');
    setProblem(why === undefined ? '' : words.notOpened(why));
    if (why === undefined) opened();
  };
  const placeholder = 'https://teams.microsoft.com/l/…';
  const input = h('input', { type: 'url', required: true, placeholder, ref: field });
  return h(
    'form',
    { class: 'stack', onsubmit: open },
    h('label', { class: 'picker' }, h('b', {}, words.link), input),
    h('p', { class: 'problem', role: 'alert' }, problem),
    h('div', {}, h('button', {}, words.open)),
  );
};

const Panel: View = ({ app }) => {
  const words = app.words().view;
  const panel = useRef<HTMLDivElement>(null);
  const route: Route = app.wantedRoute();
  const pick =
    <K extends keyof Route>(name: K) =>
    (value: Route[K]) => {
      app.go({ [name]: value });
    };
  const opened = () => panel.current?.hidePopover();
  return popover(
    { id: 'view-panel', heading: words.heading, ref: panel },
    choice<Theme>({ name: 'theme', legend: words.theme }, words.themes, {
      now: route.theme,
      pick: pick('theme'),
    }),
    choice<Language>({ name: 'language', legend: words.language }, languages, {
      now: route.language,
      pick: pick('language'),
    }),
    choice<Route['width']>({ name: 'width', legend: words.width }, words.widths, {
      now: route.width,
      pick: pick('width'),
    }),
    choice<SignIn>({ name: 'sign-in', legend: words.signIn }, words.signIns, {
      now: route.signIn,
      pick: pick('signIn'),
    }),
    h(LinkField, { app, opened }),
  );
};

/** The button and the panel with the choices of theme, language, width and sign-in. */
export const ViewPanel: View = ({ app }) => {
  const { label } = app.words().view;
  const attributes = { type: 'button', class: 'bar-button', popovertarget: 'view-panel' };
  return [
    h(
      'button',
      { ...attributes, 'aria-label': label },
      icon('view'),
      h('span', { class: 'face' }, label),
    ),
    h(Panel, { app }),
  ];
};
