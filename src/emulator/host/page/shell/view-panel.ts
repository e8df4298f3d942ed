import type { App } from '../base/app';
import { h } from '../base/dom';
import { icon } from '../base/icons';
import type { Language, SignIn, Theme, Where } from '../base/where';
import { popover } from './popover';

const languages: Readonly<Record<Language, string>> = {
  sv: 'Svenska',
  en: 'English',
  fi: 'Suomi',
};

function choice<T extends string>(
  legend: string,
  name: string,
  options: Readonly<Record<T, string>>,
  now: T,
  pick: (value: T) => void,
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

/** Theme, language, width and how the app is signed in. */
export function viewPanel(app: App): readonly HTMLElement[] {
  const words = app.words().view;
  const where: Where = app.where();
  const panel = popover('view-panel', words.heading, [
    choice<Theme>(words.theme, 'theme', words.themes, where.theme, (theme) => {
      app.go({ theme });
    }),
    choice<Language>(words.language, 'language', languages, where.language, (language) => {
      app.go({ language });
    }),
    choice(words.width, 'width', words.widths, where.width, (width) => {
      app.go({ width });
    }),
    choice<SignIn>(words.signIn, 'sign-in', words.signIns, where.signIn, (signIn) => {
      app.go({ signIn });
    }),
  ]);
  const button = h(
    'button',
    { type: 'button', class: 'bar-button', popovertarget: 'view-panel', 'aria-label': words.label },
    icon('view'),
    h('span', { class: 'face' }, words.label),
  );
  return [button, panel];
}
