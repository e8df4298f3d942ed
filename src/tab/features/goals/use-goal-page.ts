import { useEffect, useState } from 'react';
import { linkTargetOf, subPageIdOf, type LinkTarget } from '../../../core/domain/base/tab-address';
import { useSession } from '../../session/session';

/** The form that the page Mål shows instead of the goals. */
export type FormPlace = LinkTarget & { readonly kind: 'goal-form' };
/** What the page Mål shows instead of the goals: a form, or the organisation. */
export type InnerPlace = FormPlace | (LinkTarget & { readonly kind: 'organisation' });

/** Which inner page is open, and how one comes to it and back. */
export interface GoalPage {
  readonly inner: InnerPlace | undefined;
  readonly open: (place: InnerPlace) => void;
  /** Gives the inner page another address, without a step back to the former one. */
  readonly replace: (place: InnerPlace) => void;
  readonly close: () => void;
}

const innerIn = (target: LinkTarget): InnerPlace | undefined =>
  target.kind === 'goal-form' || target.kind === 'organisation' ? target : undefined;

/** Returns the frame's address with another place of the page Mål. */
function addressOf(target: LinkTarget): string {
  const address = new URL(location.href);
  address.searchParams.set('page', 'goals');
  address.searchParams.set('sub', subPageIdOf(target));
  return address.href;
}

/** The place in the page that the frame's address names. */
function placeInAddress(): InnerPlace | undefined {
  return innerIn(linkTargetOf(new URLSearchParams(location.search).get('sub') ?? ''));
}

/**
 * Keeps which inner page is open in the history of the frame, so that the browser's own button leads back, and a reload opens the
 * same one.
 */
export function useGoalPage(): GoalPage {
  const { linkTarget } = useSession();
  const [inner, setInner] = useState(() => innerIn(linkTarget));
  const [isPushed, setPushed] = useState(false);
  useEffect(() => {
    const follow = (): void => {
      setInner(placeInAddress());
      setPushed(false);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  return {
    inner,
    open: (next) => {
      history.pushState(null, '', addressOf(next));
      setPushed(true);
      setInner(next);
    },
    replace: (next) => {
      history.replaceState(null, '', addressOf(next));
      setInner(next);
    },
    close: () => {
      if (isPushed) {
        history.back();
        return;
      }
      history.replaceState(null, '', addressOf({ kind: 'none' }));
      setInner(undefined);
    },
  };
}
