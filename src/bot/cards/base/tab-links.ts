import type { CardPart } from './elements';
import type { CardFrame } from './card-frame';

/** The tabs that cards point at; entity ids of the Teams manifest. */
type TabPage = 'mine' | 'goals' | 'follow-up';

/**
 * Address that opens a page of the personal app in Teams, `subPageId` within it.
 *
 * @see Deep link to a tab, learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
function tabAddress(frame: CardFrame, page: TabPage, subPageId?: string): string {
  const address = new URL(`https://teams.microsoft.com/l/entity/${frame.teamsAppId}/${page}`);
  address.searchParams.set('webUrl', `https://${frame.tabDomain}/tab/?page=${page}`);
  address.searchParams.set('label', frame.text.appName);
  if (subPageId !== undefined) {
    address.searchParams.set('context', JSON.stringify({ subEntityId: subPageId }));
  }
  return address.href;
}

/** The button that leads from a card to the tab. */
export function openTab(frame: CardFrame, page: TabPage, subPageId?: string): CardPart {
  return {
    type: 'Action.OpenUrl',
    title: frame.text.openTab,
    url: tabAddress(frame, page, subPageId),
  };
}
