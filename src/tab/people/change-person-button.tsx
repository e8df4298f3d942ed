import { Button, Spinner } from '@fluentui/react-components';
import { Suspense, lazy, useState, type ReactElement } from 'react';
import { Notice } from '../components/notice';
import { useWords } from '../components/words';
import type { PersonPlace } from './change-person';

const ChangePerson = lazy(async () => ({
  default: (await import('./change-person')).ChangePerson,
}));

/** A button that opens the form in which another person is chosen for a place. The form is loaded when it is first opened. */
export function ChangePersonButton(props: {
  readonly place: PersonPlace;
  /** True when nobody who can be asked stands in the place, also when an address stands there. */
  readonly isEmpty: boolean;
  /** The id of the element that says whose place it is, when several of these buttons stand on the page. */
  readonly describedBy?: string;
}): ReactElement {
  const { t } = useWords();
  const [state, setState] = useState<'closed' | 'open' | 'saved'>('closed');
  const { place } = props;
  if (state === 'open')
    return (
      <Suspense fallback={<Spinner size="tiny" label={t.shell.loading} />}>
        <ChangePerson
          place={place}
          onSaved={() => setState('saved')}
          onCancel={() => setState('closed')}
        />
      </Suspense>
    );
  return (
    <>
      {state === 'saved' && <Notice>{t.people.saved}</Notice>}
      <div>
        <Button aria-describedby={props.describedBy} onClick={() => setState('open')}>
          {t.people[props.isEmpty ? 'appoint' : 'change'][place.role]}
        </Button>
      </div>
    </>
  );
}
