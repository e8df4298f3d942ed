import type { App } from '../base/app';
import { h } from '../base/dom';
import { icon } from '../base/icons';
import type { Language, SignIn, Theme, Where } from '../base/where';
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
): HTMLElement {
  const keys = Object.keys(options) as T[];
  return h(
    'fieldset',
    {},
    h('legend', {}, legend),
    ...keys.map((key) =>
      h(
        'label',
        { class: 'choice' },
        h('input', {
          type: 'radio',
          name,
          checked: key === now,
          onchange: () => {
            pick(key);
          },
        }),
        options[key],
      ),
    ),
  );
}

/** A field for a Teams link that somebody got elsewhere, such as in a mail. */
function linkField(app: App, opened: () => void): HTMLElement {
  const words = app.words().view;
  const field = h('input', {
    type: 'url',
    required: true,
    placeholder: 'https://teams.microsoft.com/l/…',
  });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const open = (event: Event) => {
    event.preventDefault();
    const why = openDeepLink(app, field.value.trim());
    problem.textContent = why === undefined ? '' : words.notOpened(why);
    if (why === undefined) opened();
  };
  return h(
    'form',
    { class: 'stack', onsubmit: open },
    h('label', { class: 'picker' }, h('b', {}, words.link), field),
    problem,
    h('div', {}, h('button', {}, words.open)),
  );
}

/** Theme, language, width and how the app is signed in. */
export function viewPanel(app: App): readonly HTMLElement[] {
  const words = app.words().view;
  const where: Where = app.where();
  const pick =
    <K extends keyof Where>(name: K) =>
    (value: Where[K]) => {
      app.go({ [name]: value });
    };
  const panel = popover('view-panel', words.heading, [
    choice<Theme>({ name: 'theme', legend: words.theme }, words.themes, {
      now: where.theme,
      pick: pick('theme'),
    }),
    choice<Language>({ name: 'language', legend: words.language }, languages, {
      now: where.language,
      pick: pick('language'),
    }),
    choice<Where['width']>({ name: 'width', legend: words.width }, words.widths, {
      now: where.width,
      pick: pick('width'),
    }),
    choice<SignIn>({ name: 'sign-in', legend: words.signIn }, words.signIns, {
      now: where.signIn,
      pick: pick('signIn'),
    }),
    linkField(app, () => panel.hidePopover()),
  ]);
  const button = h(
    'button',
    { type: 'button', class: 'bar-button', popovertarget: 'view-panel', 'aria-label': words.label },
    icon('view'),
    h('span', { class: 'face' }, words.label),
  );
  return [button, panel];
}
