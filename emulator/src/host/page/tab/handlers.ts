import type { App } from '../base/app';
import { tokensFor } from './bridge';
import { flatContext, runtimeJson, sdkVersion, type FramedPage } from './context';
import type { Call, Handlers } from './frame';
import { goToTab, openDeepLink, openLink } from './links';

/** Is called when the app's page reports that it loaded, failed or gives up the focus. */
export interface PageListener {
  loaded(): void;
  failed(reason: string): void;
  /** The page gives up the focus (`returnFocus`), forwards or backwards. */
  left(isForward: boolean): void;
}

/** The value when it is a text, otherwise an empty text. */
export const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The value when it is an object, otherwise an empty object. */
export const named = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** Answers `[isSuccess, reason]`, as older teams-js calls expect. */
export function settle(call: Call, problem: string | undefined): void {
  if (problem === undefined) call.reply(true);
  else call.reply(false, problem);
}

/** Answers `[error, value]`, as newer teams-js calls expect. */
function settleNew(call: Call, problem: string | undefined): void {
  if (problem === undefined) call.reply(null, true);
  else call.reply({ errorCode: 1000, message: problem });
}

/** Handles the messages with which a page starts, asks for its context and reports that it is loaded. */
export function lifeHandlers(app: App, page: FramedPage, listener: PageListener): Handlers {
  const success = (call: Call) => {
    listener.loaded();
    // Newer versions of teams-js wait for this answer.
    call.reply({ hasFinishedSuccessfully: true });
  };
  return {
    initialize: (call) => {
      // teams-js expects the arguments in this order; only then does the app get nested app authentication.
      call.reply(page.frameContext, 'web', sdkVersion, runtimeJson(app.route().signIn));
    },
    getContext: (call) => {
      call.reply(flatContext(app, page));
    },
    'appInitialization.appLoaded': () => {
      listener.loaded();
    },
    'appInitialization.success': success,
    'appInitialization.failure': ({ args: [failure] }) => {
      const { message, reason } = named(failure);
      listener.failed(text(message) || text(reason));
    },
    'appInitialization.expectedFailure': () => {
      listener.loaded();
    },
    returnFocus: ({ args: [isForward] }) => {
      listener.left(isForward === true);
    },
  };
}

/** Handles navigation: deep links, other tabs of the app, and back. */
export function linkHandlers(app: App): Handlers {
  return {
    executeDeepLink: (call) => {
      settle(call, openLink(app, text(call.args[0])));
    },
    'pages.navigateToApp': (call) => {
      const target = named(call.args[0]);
      const isOurs = target['appId'] === app.state.app?.id;
      const problem =
        typeof call.args[0] === 'string'
          ? openDeepLink(app, call.args[0])
          : isOurs
            ? goToTab(app, text(target['pageId']), text(target['subPageId']))
            : 'The app is not known here.';
      settle(call, problem);
    },
    'pages.currentApp.navigateTo': (call) => {
      const target = named(call.args[0]);
      settleNew(call, goToTab(app, text(target['pageId']), text(target['subPageId'])));
    },
    'pages.currentApp.navigateToDefaultPage': (call) => {
      settleNew(call, goToTab(app, app.state.app?.tabs[0]?.entityId ?? '', ''));
    },
    navigateBack: (call) => {
      history.back();
      call.reply(true);
    },
  };
}

/** Handles `authentication.getAuthToken`, the single sign-on of apps that do not use nested app authentication. */
export function signInHandlers(app: App): Handlers {
  return {
    'authentication.getAuthToken': (call) => {
      if (app.route().signIn === 'consent') {
        call.reply(false, 'resourceRequiresConsent');
        return;
      }
      const { clientId } = app.state;
      void tokensFor(app, clientId, `${clientId}/access_as_user`).then(
        ({ accessToken }) => {
          call.reply(true, accessToken);
        },
        (failure: unknown) => {
          call.reply(false, String(failure));
        },
      );
    },
  };
}

/** Handles the clipboard; teams-js sends its content in base64. */
export const clipboardHandlers: Handlers = {
  'clipboard.writeToClipboard': (call) => {
    const { content } = named(call.args[0]);
    const bytes = Uint8Array.from(atob(text(content)), (c) => c.charCodeAt(0));
    void navigator.clipboard.writeText(new TextDecoder().decode(bytes)).then(
      () => {
        settleNew(call, undefined);
      },
      (failure: unknown) => {
        settleNew(call, String(failure));
      },
    );
  },
  'clipboard.readFromClipboard': (call) => {
    void navigator.clipboard.readText().then(
      (copied) => {
        const bytes = new TextEncoder().encode(copied);
        const content = btoa(String.fromCharCode(...bytes));
        call.reply(null, JSON.stringify({ mimeType: 'text/plain', content }));
      },
      (failure: unknown) => {
        settleNew(call, String(failure));
      },
    );
  },
};
