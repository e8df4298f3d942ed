import { useEffect, useState } from 'react';
import { linkTargetOf, subPageIdOf, type LinkTarget } from '../../../core/domain/base/tab-address';
import { useSession } from '../../session/session';

/** The form that the page Mål shows instead of the goals. */
export type FormPlace = LinkTarget & { readonly kind: 'goal-form' };

/** Which form is open, and how one comes to it and back. */
export interface GoalPage {
  readonly form: FormPlace | undefined;
  readonly open: (form: FormPlace) => void;
  /** Gives the form another address, without a step back to the former one. */
  readonly replace: (form: FormPlace) => void;
  readonly close: () => void;
}

const formIn = (target: LinkTarget): FormPlace | undefined =>
  target.kind === 'goal-form' ? target : undefined;

/** Returns the frame's address with another place of the page Mål. */
function addressOf(target: LinkTarget): string {
  const address = new URL(location.href);
  address.searchParams.set('page', 'goals');
  address.searchParams.set('sub', subPageIdOf(target));
  return address.href;
}

/** The place in the page that the frame's address names. */
function placeInAddress(): FormPlace | undefined {
  return formIn(linkTargetOf(new URLSearchParams(location.search).get('sub') ?? ''));
}

/**
 * Keeps which form is open in the history of the frame, so that the browser's own button leads back, and a reload opens the same
 * form.
 */
export function useGoalPage(): GoalPage {
  const { linkTarget } = useSession();
  const [form, setForm] = useState(() => formIn(linkTarget));
  const [isPushed, setPushed] = useState(false);
  useEffect(() => {
    const follow = (): void => {
      setForm(placeInAddress());
      setPushed(false);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  return {
    form,
    open: (next) => {
      history.pushState(null, '', addressOf(next));
      setPushed(true);
      setForm(next);
    },
    replace: (next) => {
      history.replaceState(null, '', addressOf(next));
      setForm(next);
    },
    close: () => {
      if (isPushed) {
        history.back();
        return;
      }
      history.replaceState(null, '', addressOf({ kind: 'none' }));
      setForm(undefined);
    },
  };
}
