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

/** Each page is a chunk of its own. */
const pages = {
  mine: lazy(async () => ({ default: (await import('../features/mine/mine-page')).MinePage })),
  goals: lazy(async () => ({ default: (await import('../features/goals/goals-page')).GoalsPage })),
  'follow-up': lazy(async () => ({
    default: (await import('../features/follow-up/follow-up-page')).FollowUpPage,
  })),
} as const satisfies Record<PageName, unknown>;

/** The started tab: one page of ours inside Teams. */
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
  return (
    <Frame theme={theme} lang={language}>
      <WordsProvider value={props.words}>
        <SessionProvider value={props.session}>
          <QueryClientProvider client={props.client}>
            <ErrorBoundary fallback={<Broken words={props.words} />}>
              <Suspense fallback={<LoadingPage label={t.shell.loading} />}>
                <Page />
              </Suspense>
            </ErrorBoundary>
          </QueryClientProvider>
        </SessionProvider>
      </WordsProvider>
    </Frame>
  );
}

/** A chunk that a newer version took away, or a fault of ours: reading the page anew helps both. */
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
