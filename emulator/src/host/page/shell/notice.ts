import { useLayoutEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../base/api';
import type { View } from '../base/app';
import { onFailure } from '../base/attempt';
import { h } from '../base/dom';
import { icon } from '../base/icons';

/** Shows the last failure of something that the person started, until they close the notice. */
export const Notice: View = ({ app }) => {
  const [failure, setFailure] = useState<unknown>();
  useLayoutEffect(() => onFailure(setFailure), []);
  const words = app.words();
  const close = () => {
    setFailure(undefined);
  };
  const reason = failure instanceof ApiFailure && failure.status !== 0 ? failure.message : '';
  return h(
    'div',
    { role: 'alert' },
    failure !== undefined &&
      h(
        'div',
        { class: 'notice' },
        h('p', {}, words.acts.failed, reason !== '' && h('small', {}, reason)),
        h(
          'button',
          { type: 'button', class: 'quiet', 'aria-label': words.app.close, onclick: close },
          icon('close'),
        ),
      ),
  );
};
