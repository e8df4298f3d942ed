import { createNestablePublicClientApplication } from '@azure/msal-browser';
import { app, authentication, dialog, nestedAppAuth, pages } from '@microsoft/teams-js';

/** What the tests read: everything that the tab learned from its host. */
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

async function begin(): Promise<void> {
  await app.initialize([new URL(document.referrer).origin]);
  note('frameContext', app.getFrameContext());
  note('hasBridge', nestedAppAuth.isNAAChannelRecommended());
  note('bridge', 'nestedAppAuthBridge' in window);
  note('context', await app.getContext());
  app.registerOnThemeChangeHandler((theme) => note('theme', theme));
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
on('leave', async () => {
  await app.getContext();
  // The newer name is not in every host; both send the same message.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  pages.returnFocus(true);
});

void begin().catch((failure: unknown) => note('failed', String(failure)));
