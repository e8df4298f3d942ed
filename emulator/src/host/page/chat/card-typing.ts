import type { AdaptiveCard, Input } from 'adaptivecards';

/** What a person has begun to fill in on a card. */
export interface Typing {
  /** By the input's id. */
  readonly values: ReadonlyMap<string, unknown>;
  /** The input that has the keyboard, and its caret. */
  readonly focused: { readonly id: string; readonly caret: readonly [number, number] } | undefined;
}

const inputsOf = (card: AdaptiveCard): readonly Input[] => card.getAllInputs();

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The field that has the keyboard, when it has a caret. */
function activeTextField(): TextField | undefined {
  const { activeElement: field } = document;
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && field.selectionStart !== null);
  return isText ? field : undefined;
}

/** What a person has typed on a card, with what was carried over to it before. */
export function typingOn(card: AdaptiveCard, before: Typing | undefined): Typing {
  const inputs = inputsOf(card);
  const isTyped = (input: Input) => input.isDirty() || before?.values.has(input.id ?? '') === true;
  const values = inputs.filter(isTyped).map((one) => [one.id ?? '', one.value as unknown] as const);
  const focused = inputs.find((one) => one.renderedElement?.contains(document.activeElement));
  const field = activeTextField();
  const caret = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0] as const;
  return {
    values: new Map(values),
    focused: focused?.id === undefined ? undefined : { id: focused.id, caret },
  };
}

/** Puts the words of a person into a card that is about to be drawn. */
export function fillIn(card: AdaptiveCard, { values }: Typing): void {
  for (const input of inputsOf(card)) {
    const value = values.get(input.id ?? '');
    if (value !== undefined) Object.assign(input, { defaultValue: value });
  }
}

/** Puts keyboard and caret back into a card that was drawn. */
export function focusAgain(card: AdaptiveCard, { focused }: Typing): void {
  if (focused === undefined) return;
  inputsOf(card)
    .find(({ id }) => id === focused.id)
    ?.focus();
  activeTextField()?.setSelectionRange(...focused.caret);
}
