import { app, pages } from '@microsoft/teams-js';
import { withTimeout } from './with-timeout';

/** Longest wait for Teams; teams-js itself waits a minute (tab.md §1). */
const hostLimitMs = 5000;

/** The Teams theme names we know; `glass` and others look like `default`. */
export type ThemeName = 'default' | 'dark' | 'contrast';

/** Teams around us, as far as the tab uses it. */
export interface Host {
  readonly locale: string;
  readonly theme: ThemeName;
  readonly pageId: string;
  readonly subPageId: string;
  readonly onTheme: (changed: (theme: ThemeName) => void) => void;
  readonly openLink: (url: string) => Promise<void>;
}

/** Where we are: inside Teams, in a page of its own, or in a frame that does not answer. */
export type Surroundings =
  | { readonly kind: 'teams'; readonly host: Host }
  | { readonly kind: 'none' }
  | { readonly kind: 'silent' };

/** No parent, no opener and no native shell: teams-js would refuse, and `getContext` never answer. */
function isAlone(): boolean {
  return window.parent === window && window.opener === null && !('nativeInterface' in window);
}

/** Reads a theme's name. */
export function themeName(name: string | undefined): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

/** Shakes hands with Teams. Never throws: silence is an answer. */
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

/** The page shows something: Teams takes its loading sign away. */
export function tellReady(): void {
  if (app.isInitialized()) void app.notifySuccess();
}

/** The page could not start at all. */
export function tellFailed(message: string): void {
  if (app.isInitialized()) app.notifyFailure({ reason: app.FailedReason.Other, message });
}

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

function reachable(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(focusable)].filter((e) => e.tabIndex >= 0);
}

/** Keyboard focus comes in from Teams and goes back to it at either end. */
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
