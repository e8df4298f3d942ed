import { followUp } from './follow-up/en';
import { goals } from './goals/en';
import { imports } from './import/en';
import { mine } from './mine/en';
import { organisation } from './organisation/en';
import { people } from './people/en';
import { shell } from './shell/en';
import type { TabText } from './sv';
import { words } from './words/en';

/** All texts of the tab in English. */
export const en: TabText = { shell, words, mine, goals, imports, followUp, people, organisation };
