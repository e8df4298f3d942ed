import { followUp } from './follow-up/sv';
import { goals } from './goals/sv';
import { imports } from './import/sv';
import { mine } from './mine/sv';
import { organisation } from './organisation/sv';
import { people } from './people/sv';
import { shell } from './shell/sv';
import { words } from './words/sv';

/** All texts of the tab in Swedish. The other languages have the same keys. */
export const sv = { shell, words, mine, goals, imports, followUp, people, organisation };
/** The type of the tab's texts in one language. */
export type TabText = typeof sv;
