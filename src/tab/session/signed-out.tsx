import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { Notice } from '../components/notice';
import { useWords } from '../components/words';
import { useSession } from './session';

/** Says in a form that the person is signed out and that what they typed is kept, and lets them sign in. */
export function SignedOut(props: {
  /** Further buttons beside the one that signs in. */
  readonly children?: ReactNode;
}): ReactElement {
  const { t } = useWords();
  const { signIn } = useSession();
  return (
    <Notice
      attention
      actions={
        <>
          <Button size="small" onClick={signIn}>
            {t.shell.signIn.action}
          </Button>
          {props.children}
        </>
      }
    >
      {t.mine.draft.signIn}
    </Notice>
  );
}
