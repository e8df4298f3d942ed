import { ApiFailure } from '../base/api';
import type { App } from '../base/app';
import type { Words } from '../text/sv';
import type { List } from './list-data';

type Rule = keyof Words['lists']['refused']['rules'];

const isRule = (words: Words, rule: string): rule is Rule => rule in words.lists.refused.rules;

/** Says in the person's language why a change was not saved, with the column's display name. */
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
