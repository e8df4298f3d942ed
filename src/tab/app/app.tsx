import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useState, type ReactElement } from 'react';
import { LoadingPage } from '../components/loading';
import { StatePage } from '../components/state-page';
import { WordsProvider, type Words } from '../components/words';
import type { PageName } from '../../core/domain/base/tab-address';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';
import type { Host } from '../session/host';
import { SessionProvider, type Session } from '../session/session';
import { SettingsPlaceProvider } from '../session/settings-place';

/** The pages, each loaded as a chunk of its own when it is first shown. */
const pages = {
  mine: lazy(async () => ({ default: (await import('../features/mine/mine-page')).MinePage })),
  goals: lazy(async () => ({ default: (await import('../features/goals/goals-page')).GoalsPage })),
  'follow-up': lazy(async () => ({
    default: (await import('../features/follow-up/follow-up-page')).FollowUpPage,
  })),
} as const satisfies Record<PageName, unknown>;

const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/settings-page')).SettingsPage,
}));

/** The tab once it has connected to Teams: provides theme, words, session and queries, and shows one page. */
export function App(props: {
  readonly page: PageName;
  readonly words: Words;
  readonly session: Session;
  readonly client: QueryClient;
  readonly host: Pick<Host, 'theme' | 'onTheme'>;
}): ReactElement {
  const [theme, setTheme] = useState(props.host.theme);
  useEffect(() => props.host.onTheme(setTheme), [props.host]);
  const { t, language } = props.words;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${t.shell.pages[props.page]} – Jämna`;
  }, [language, t, props.page]);
  const Page = pages[props.page];
  const [isInSettings, setInSettings] = useState(props.session.linkTarget.kind === 'settings');
  return (
    <Frame theme={theme} lang={language}>
      <WordsProvider value={props.words}>
        <SessionProvider value={props.session}>
          <QueryClientProvider client={props.client}>
            <ErrorBoundary fallback={<Broken words={props.words} />}>
              <Suspense fallback={<LoadingPage label={t.shell.loading} />}>
                {isInSettings ? (
                  <SettingsPage onBack={() => setInSettings(false)} />
                ) : (
                  <SettingsPlaceProvider value={() => setInSettings(true)}>
                    <Page />
                  </SettingsPlaceProvider>
                )}
              </Suspense>
            </ErrorBoundary>
          </QueryClientProvider>
        </SessionProvider>
      </WordsProvider>
    </Frame>
  );
}

/**
 * Shown when a page throws, because of a fault in the tab or because a newer version has removed its chunk from the
 * server. The button reloads the page, which helps in the second case.
 */
function Broken({ words }: { readonly words: Words }): ReactElement {
  const { unexpected, retry } = words.t.shell;
  return (
    <StatePage
      title={unexpected.title}
      text={unexpected.text('')}
      action={{ label: retry, run: () => location.reload() }}
    />
  );
}
