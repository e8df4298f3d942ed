import { createRoot, type Root } from 'react-dom/client';
import { LoadingPage } from '../components/loading';
import { StatePage } from '../components/state-page';
import type { PublicConfig } from '../../core/api/base/public-config';
import { definedOnly } from '../../core/domain/base/defined';
import { tabAddress, type LinkTarget, type PageName } from '../../core/domain/base/tab-address';
import { addressOf } from '../session/address';
import { apiFor } from '../session/api';
import { App } from './app';
import { readConfig } from '../session/config';
import { Frame } from './frame';
import { connectToHost, tellFailed, type Host, type ThemeName } from '../session/host';
import { loadMsal, tokenSource } from '../session/sign-in';
import { wordsFor } from '../session/texts';
import { queryClient } from '../session/use-view';

/** Returns the theme of the person's system, used until the tab knows that of Teams. */
function systemTheme(): ThemeName {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

async function start(root: Root): Promise<void> {
  root.render(
    <Frame theme={systemTheme()}>
      <LoadingPage />
    </Frame>,
  );
  const msal = loadMsal();
  // `tokenSource` awaits this promise later and handles a failure; without this line the browser would report it as an
  // unhandled rejection meanwhile.
  msal.catch(() => undefined);
  let config: PublicConfig;
  try {
    config = await readConfig();
  } catch {
    await showOffline(root);
    return;
  }
  const surroundings = await connectToHost(config.hostOrigins);
  if (surroundings.kind === 'teams') await showApp(root, config, { host: surroundings.host, msal });
  else await showOutside(root, config.teamsAppId, surroundings.kind);
}

async function showApp(
  root: Root,
  config: PublicConfig,
  { host, msal }: { readonly host: Host; readonly msal: ReturnType<typeof loadMsal> },
): Promise<void> {
  const { page, linkTarget } = addressOf(location.search, host);
  const [words, tokens] = await Promise.all([wordsFor(host.locale), tokenSource(config, msal)]);
  const client = queryClient();
  const session = {
    api: apiFor(tokens),
    linkTarget,
    goTo: (to: PageName, target?: LinkTarget) =>
      void host.openLink(tabAddress(config.teamsAppId, to, definedOnly({ target }))),
    signIn: () => void tokens.ask().finally(() => client.invalidateQueries()),
  };
  root.render(<App page={page} words={words} session={session} client={client} host={host} />);
}

async function showOffline(root: Root): Promise<void> {
  const { t, language } = await wordsFor(navigator.language);
  tellFailed(t.shell.offline.title);
  root.render(
    <Frame theme={systemTheme()} lang={language}>
      <StatePage
        {...t.shell.offline}
        action={{ label: t.shell.retry, run: () => location.reload() }}
      />
    </Frame>,
  );
}

async function showOutside(root: Root, teamsAppId: string, why: 'none' | 'silent'): Promise<void> {
  const { t, language } = await wordsFor(navigator.language);
  const { outside, hostSilent } = t.shell;
  const page =
    why === 'none'
      ? {
          ...outside,
          action: {
            label: outside.action,
            run: () => location.assign(tabAddress(teamsAppId, 'mine')),
          },
        }
      : { ...hostSilent, action: { label: t.shell.retry, run: () => location.reload() } };
  root.render(
    <Frame theme={systemTheme()} lang={language}>
      <StatePage {...page} />
    </Frame>,
  );
}

const element = document.getElementById('root');
if (element !== null) void start(createRoot(element));
