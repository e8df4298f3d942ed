import { app, pages } from '@microsoft/teams-js';
import { withTimeout } from './with-timeout';

/** Longest wait for Teams to answer. teams-js itself would wait for a minute. */
const hostLimitMs = 5000;

/** The themes of Teams that the tab knows. Others, such as `glass`, are shown as `default`. */
export type ThemeName = 'default' | 'dark' | 'contrast';

/** What the tab uses of Teams, its host. */
export interface Host {
  readonly locale: string;
  readonly theme: ThemeName;
  readonly pageId: string;
  readonly subPageId: string;
  readonly onTheme: (changed: (theme: ThemeName) => void) => void;
  readonly openLink: (url: string) => Promise<void>;
}

/** Where the tab runs: inside Teams, in a browser window of its own (`none`), or in a frame that does not answer. */
export type Surroundings =
  | { readonly kind: 'teams'; readonly host: Host }
  | { readonly kind: 'none' }
  | { readonly kind: 'silent' };

/**
 * True without parent window, opener and native shell. teams-js would refuse then, and `getContext` would never answer.
 */
function isAlone(): boolean {
  return window.parent === window && window.opener === null && !('nativeInterface' in window);
}

/** Returns the theme for a name that Teams gives. */
export function themeName(name: string | undefined): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

/** Connects to Teams through teams-js. Never throws; a host that does not answer gives `silent`. */
export async function connectToHost(hostOrigins: readonly string[]): Promise<Surroundings> {
  if (isAlone()) return { kind: 'none' };
  try {
    await withTimeout(app.initialize([...hostOrigins]), hostLimitMs);
    const context = await withTimeout(app.getContext(), hostLimitMs);
    app.notifyAppLoaded();
    takeFocus();
    return {
      kind: 'teams',
      host: {
        locale: context.app.locale,
        theme: themeName(context.app.theme),
        pageId: context.page.id,
        subPageId: context.page.subPageId ?? '',
        onTheme: (changed) => app.registerOnThemeChangeHandler((name) => changed(themeName(name))),
        openLink: (url) => app.openLink(url),
      },
    };
  } catch {
    return { kind: 'silent' };
  }
}

/** Tells Teams that the page shows its content, so that Teams removes its loading indicator. */
export function tellReady(): void {
  if (app.isInitialized()) void app.notifySuccess();
}

/** Tells Teams that the page could not start. */
export function tellFailed(message: string): void {
  if (app.isInitialized()) app.notifyFailure({ reason: app.FailedReason.Other, message });
}

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

function reachable(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(focusable)].filter((e) => e.tabIndex >= 0);
}

/** Takes keyboard focus from Teams, and returns it when Tab leaves the first or last element of the page. */
function takeFocus(): void {
  if (!pages.isSupported()) return;
  pages.registerFocusEnterHandler((forward) => {
    reachable()
      .at(forward ? 0 : -1)
      ?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    if (document.activeElement === reachable().at(event.shiftKey ? 0 : -1))
      pages.returnFocus(
        event.shiftKey
          ? pages.ReturnFocusType.PreviousLandmark
          : pages.ReturnFocusType.NextLandmark,
      );
  });
}
