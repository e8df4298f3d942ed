import { definedOnly } from '../../../core/domain/base/defined';
import { tabAddress, type LinkTarget, type PageName } from '../../../core/domain/base/tab-address';
import type { CardPart } from './elements';
import type { CardFrame } from './card-frame';

/** Makes the button that opens a page of the tab from a card. */
export function openTabButton(frame: CardFrame, page: PageName, target?: LinkTarget): CardPart {
  const { appName, openTab: title } = frame.text;
  const webUrl = `https://${frame.tabDomain}/tab/?page=${page}`;
  const options = definedOnly({ target, fallback: { webUrl, label: appName } });
  return { type: 'Action.OpenUrl', title, url: tabAddress(frame.teamsAppId, page, options) };
}
