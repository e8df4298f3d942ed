import type { App } from '../base/app';
import { tokensFor } from './bridge';
import { flatContext, runtimeJson, sdkVersion, type FramedPage } from './context';
import type { Call, Handlers } from './frame';
import { goToTab, openDeepLink, openLink } from './links';

/** Moments of a page that its surroundings show. */
export interface Moments {
  loaded(): void;
  failed(reason: string): void;
  /** The keyboard leaves the frame, forwards or backwards. */
  left(isForward: boolean): void;
}

/** A text, or an empty one for anything else. */
export const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The parts of an object, or none. */
export const named = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** `[ok, reason]`, the answer of calls that may be refused. */
export function settle(call: Call, problem: string | undefined): void {
  if (problem === undefined) call.reply(true);
  else call.reply(false, problem);
}

/** `[error, value]`, the answer of newer calls. */
function settleNew(call: Call, problem: string | undefined): void {
  if (problem === undefined) call.reply(null, true);
  else call.reply({ errorCode: 1000, message: problem });
}

/** The start, the context and the life of a page. */
export function lifeHandlers(app: App, page: FramedPage, moments: Moments): Handlers {
  const success = (call: Call) => {
    moments.loaded();
    // Newer teams-js waits for this answer.
    call.reply({ hasFinishedSuccessfully: true });
  };
  return {
    initialize: (call) => {
      // Only this order gives the app its bridge.
      call.reply(page.frameContext, 'web', sdkVersion, runtimeJson(app.where().signIn));
    },
    getContext: (call) => {
      call.reply(flatContext(app, page));
    },
    'appInitialization.appLoaded': () => {
      moments.loaded();
    },
    'appInitialization.success': success,
    'appInitialization.failure': ({ args: [failure] }) => {
      const { message, reason } = named(failure);
      moments.failed(text(message) || text(reason));
    },
    'appInitialization.expectedFailure': () => {
      moments.loaded();
    },
    returnFocus: ({ args: [isForward] }) => {
      moments.left(isForward === true);
    },
  };
}

/** Going elsewhere. */
export function linkHandlers(app: App): Handlers {
  return {
    executeDeepLink: (call) => {
      settle(call, openLink(app, text(call.args[0])));
    },
    'pages.navigateToApp': (call) => {
      const asked = named(call.args[0]);
      const isOurs = asked['appId'] === app.state.app?.id;
      const problem =
        typeof call.args[0] === 'string'
          ? openDeepLink(app, call.args[0])
          : isOurs
            ? goToTab(app, text(asked['pageId']), text(asked['subPageId']))
            : 'The app is not known here.';
      settle(call, problem);
    },
    'pages.currentApp.navigateTo': (call) => {
      const asked = named(call.args[0]);
      settleNew(call, goToTab(app, text(asked['pageId']), text(asked['subPageId'])));
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

/** Sign-in without the bridge. */
export function signInHandlers(app: App): Handlers {
  return {
    'authentication.getAuthToken': (call) => {
      if (app.where().signIn === 'consent') {
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

/** The clipboard, in teams-js' base64. */
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
