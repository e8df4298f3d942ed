import { createNestablePublicClientApplication } from '@azure/msal-browser';
import {
  app,
  authentication,
  chat,
  dialog,
  FrameContexts,
  nestedAppAuth,
  pages,
} from '@microsoft/teams-js';

/** Everything that the tab got from its host. The tests read it from the element `#facts`. */
const facts: Record<string, unknown> = {};

function note(name: string, value: unknown): void {
  facts[name] = value;
  const shown = document.getElementById('facts');
  if (shown !== null) shown.textContent = JSON.stringify(facts, null, 1);
}

const on = (id: string, work: () => Promise<unknown>) =>
  document.getElementById(id)?.addEventListener('click', () => {
    work().then(
      (value) => note(id, value ?? 'done'),
      (failure: unknown) => note(id, `failed: ${String(failure)}`),
    );
  });

async function signIn(isPopup: boolean): Promise<unknown> {
  const clientId = await fetch('/tab/client-id').then((answer) => answer.text());
  const msal = await createNestablePublicClientApplication({
    auth: { clientId, authority: 'https://login.microsoftonline.com/common' },
  });
  const request = { scopes: [`api://test/${clientId}/access_as_user`] };
  const result = isPopup
    ? await msal.acquireTokenPopup(request)
    : await msal.acquireTokenSilent(request);
  const [, claims = ''] = result.accessToken.split('.');
  return { account: result.account.username, claims: JSON.parse(atob(claims)) as unknown };
}

/** Does the tab refuse the next save or removal? */
let refuses = false;

/** Answers the host when it saves, changes or removes the tab of a channel. */
function listenForSaving(): void {
  const context = app.getFrameContext();
  if (context === FrameContexts.settings)
    pages.config.registerOnSaveHandler((event) => {
      note('asked to save', true);
      if (refuses) event.notifyFailure('Choose a board first.');
      else event.notifySuccess();
      refuses = false;
    });
  if (context === FrameContexts.remove)
    pages.config.registerOnRemoveHandler((event) => {
      if (refuses) event.notifyFailure('There are open reports.');
      else event.notifySuccess();
      refuses = false;
    });
  if (context === FrameContexts.content)
    pages.config.registerChangeConfigHandler(() => note('changed', true));
}

const tabPage = (page: string) => new URL(`?page=${page}`, location.href).href;

/** The settings of the tab in a channel, with a page for its removal. */
const board = {
  entityId: 'board-7',
  contentUrl: `${tabPage('board')}&channel={channelId}&group={team.groupId}`,
  websiteUrl: tabPage('board'),
  removeUrl: tabPage('remove'),
  suggestedDisplayName: 'Nämndens mål',
};

async function choose(settings: typeof board): Promise<void> {
  await pages.config.setConfig(settings);
  pages.config.setValidityState(true);
}

async function begin(): Promise<void> {
  await app.initialize([new URL(document.referrer).origin]);
  note('frameContext', app.getFrameContext());
  note('hasBridge', nestedAppAuth.isNAAChannelRecommended());
  note('bridge', 'nestedAppAuthBridge' in window);
  note('context', await app.getContext());
  app.registerOnThemeChangeHandler((theme) => note('theme', theme));
  note('address', location.search);
  note('supports', {
    config: pages.config.isSupported(),
    tabs: pages.tabs.isSupported(),
    chat: chat.isSupported(),
    cards: dialog.adaptiveCard.isSupported(),
  });
  listenForSaving();
  app.notifyAppLoaded();
  await app.notifySuccess();
  note('ready', true);
}

on('sign-in', () => signIn(false));
on('popup', () => signIn(true));
on('old-token', () => authentication.getAuthToken());
on('other', () => pages.currentApp.navigateTo({ pageId: 'goals', subPageId: 'BUN-1' }));
on('link', async () => {
  const context = await app.getContext();
  const sub = encodeURIComponent(JSON.stringify({ subEntityId: 'helar-2026' }));
  await app.openLink(
    `https://teams.microsoft.com/l/entity/${String(context.app.appId)}/follow-up?context=${sub}`,
  );
});
on('dialog', () => {
  const url = new URL(location.href);
  url.searchParams.set('page', 'dialog');
  return new Promise((done) => {
    dialog.url.open({ url: url.href, title: 'Pick', size: { height: 300, width: 300 } }, (answer) =>
      done(answer),
    );
  });
});
on('submit', async () => {
  await app.getContext();
  dialog.url.submit({ picked: 7 });
});
on('share', async () => {
  await app.getContext();
  pages.shareDeepLink({ subPageId: 'BUN-1', subPageLabel: 'Ett mål' });
});
on('chat', async () => {
  const id = await fetch('/tab/client-id').then((answer) => answer.text());
  await chat.openChat({ user: `28:${id}`, message: 'Hej från fliken' });
});
on('instances', () => pages.tabs.getTabInstances());
on('choose', () => choose(board));
on('choose-stranger', () => choose({ ...board, contentUrl: 'https://elsewhere.example/' }));
on('choose-nothing', () => choose({ ...board, contentUrl: '' }));
on('refuse-once', () => {
  refuses = true;
  return Promise.resolve();
});
on('saved', () => pages.getConfig());
on('rename', () => pages.config.setConfig({ ...board, suggestedDisplayName: 'Nytt namn' }));
on('leave', async () => {
  await app.getContext();
  // Not every host supports the newer name of this call; both send the same message.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  pages.returnFocus(true);
});

void begin().catch((failure: unknown) => note('failed', String(failure)));
