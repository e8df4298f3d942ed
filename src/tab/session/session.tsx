import { createContext, useContext } from 'react';
import type { LinkTarget, PageName } from '../../core/domain/base/tab-address';
import type { Api } from './api';

/** What every page may use besides its words: API, deep link, navigation and sign-in. */
export interface Session {
  readonly api: Api;
  readonly linkTarget: LinkTarget;
  /** Makes Teams open another of the tab's pages, at the target when one is given. */
  readonly goTo: (page: PageName, target?: LinkTarget) => void;
  /** Makes Teams ask the person to sign in; the tab then reads all views again. */
  readonly signIn: () => void;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Provides the session to all components below it. */
export const SessionProvider = SessionContext.Provider;

/** Thrown when a component is used outside `SessionProvider`, which is a programming error. */
class SessionMissingError extends Error {
  override readonly name = 'SessionMissingError';
}

/** Returns the session of the page. @throws {SessionMissingError} outside the provider */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined)
    throw new SessionMissingError('No SessionProvider above this component.');
  return session;
}
