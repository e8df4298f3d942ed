import { ApiFailure } from '../base/api';
import type { App } from '../base/app';
import type { Words } from '../text/sv';
import type { List } from './shapes';

type Rule = keyof Words['lists']['refused']['rules'];

const isRule = (words: Words, rule: string): rule is Rule => rule in words.lists.refused.rules;

/** Why a change was not saved, in the person's language and with the column's name as the list shows it. */
export function refusalSentence(app: App, list: List, failure: unknown): string {
  const words = app.words();
  const { refused } = words.lists;
  if (!(failure instanceof ApiFailure) || failure.status === 0) return refused.unreachable;
  const { broken, status } = failure;
  if (broken !== undefined && isRule(words, broken.rule)) {
    const column = list.columns.find(({ name }) => name === broken.column);
    return refused.rules[broken.rule](column?.displayName ?? broken.column);
  }
  const byStatus: Readonly<Record<number, string>> = {
    403: refused.noRight,
    404: refused.gone,
    412: refused.stale,
  };
  return byStatus[status] ?? refused.other;
}
