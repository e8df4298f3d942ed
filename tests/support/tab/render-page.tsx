import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { Suspense, type ReactElement } from 'react';
import { apiFor } from '../../../src/tab/session/api';
import { subPageIdOf, type LinkTarget } from '../../../src/core/domain/base/tab-address';
import { Frame } from '../../../src/tab/app/frame';
import type { ThemeName } from '../../../src/tab/session/host';
import { SessionProvider, type Session } from '../../../src/tab/session/session';
import { wordsFor } from '../../../src/tab/session/texts';
import { WordsProvider, type Words } from '../../../src/tab/components/words';
import type { FakeServer } from './fake-server';

/** Options with which a test opens a page. */
export interface Opening {
  readonly server: FakeServer;
  readonly locale?: string;
  readonly linkTarget?: LinkTarget;
  readonly theme?: ThemeName;
}

/** An opened page with what a test needs to drive it. */
export interface Opened {
  readonly rendered: RenderResult;
  readonly user: UserEvent;
  readonly words: Words;
  readonly went: string[];
  readonly readAgain: () => Promise<void>;
}

/** Opens a page with the fake server, through the tab's real client of the API. */
export async function openPage(page: ReactElement, opening: Opening): Promise<Opened> {
  globalThis.fetch = opening.server.fetch;
  const words = await wordsFor(opening.locale ?? 'sv-SE');
  const went: string[] = [];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const session: Session = {
    api: apiFor({ get: () => Promise.resolve('token'), ask: () => Promise.resolve() }),
    linkTarget: opening.linkTarget ?? { kind: 'none' },
    goTo: (to, target) => went.push(target === undefined ? to : `${to} ${subPageIdOf(target)}`),
    signIn: () => went.push('sign-in'),
  };
  const rendered = render(
    <Frame theme={opening.theme ?? 'default'}>
      <WordsProvider value={words}>
        <SessionProvider value={session}>
          <QueryClientProvider client={client}>
            <Suspense fallback={null}>{page}</Suspense>
          </QueryClientProvider>
        </SessionProvider>
      </WordsProvider>
    </Frame>,
  );
  await waitFor(() => expect(screen.getByRole('main')).not.toHaveAttribute('aria-busy'));
  return {
    rendered,
    user: userEvent.setup({ delay: null }),
    words,
    went,
    readAgain: () => client.invalidateQueries(),
  };
}
