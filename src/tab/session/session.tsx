import { createContext, useContext } from 'react';
import type { LinkTarget, PageName } from '../../core/domain/base/tab-address';
import type { Api } from './api';

/** What every page may use besides its words. */
export interface Session {
  readonly api: Api;
  readonly linkTarget: LinkTarget;
  /** Opens another of our pages, in Teams' own tab strip. */
  readonly goTo: (page: PageName) => void;
  /** Lets Teams ask the person to sign in; the page is read again afterwards. */
  readonly signIn: () => void;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Gives the page its session; stands above every page. */
export const SessionProvider = SessionContext.Provider;

/** A component was used outside `SessionProvider`: a fault of ours. */
class SessionMissingError extends Error {
  override readonly name = 'SessionMissingError';
}

/** The session of the page. @throws {SessionMissingError} outside the provider */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined)
    throw new SessionMissingError('No SessionProvider above this component.');
  return session;
}
