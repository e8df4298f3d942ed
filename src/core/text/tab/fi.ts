import { followUp } from './follow-up/fi';
import { goals } from './goals/fi';
import { imports } from './import/fi';
import { mine } from './mine/fi';
import { organisation } from './organisation/fi';
import { people } from './people/fi';
import { shell } from './shell/fi';
import type { TabText } from './sv';
import { words } from './words/fi';

/** All texts of the tab in Finnish. */
export const fi: TabText = { shell, words, mine, goals, imports, followUp, people, organisation };
