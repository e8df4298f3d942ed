import type { AdaptiveCard, Input } from 'adaptivecards';

/** What a person has filled in on a card and not sent yet. */
export interface Typing {
  /** The values by the input's id. */
  readonly values: ReadonlyMap<string, unknown>;
  /** The input that has the focus, and its caret. */
  readonly focused: { readonly id: string; readonly caret: readonly [number, number] } | undefined;
}

const inputsOf = (card: AdaptiveCard): readonly Input[] => card.getAllInputs();

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The focused field, when it is one with a caret. */
function activeTextField(): TextField | undefined {
  const { activeElement: field } = document;
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && field.selectionStart !== null);
  return isText ? field : undefined;
}

/** Reads what a person has typed on a card, including what an earlier drawing of the card passed on to it. */
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

/** Puts what a person has typed into a card that is about to be drawn. */
export function fillIn(card: AdaptiveCard, { values }: Typing): void {
  for (const input of inputsOf(card)) {
    const value = values.get(input.id ?? '');
    if (value !== undefined) Object.assign(input, { defaultValue: value });
  }
}

/** Puts focus and caret back into a card that was drawn again. */
export function focusAgain(card: AdaptiveCard, { focused }: Typing): void {
  if (focused === undefined) return;
  inputsOf(card)
    .find(({ id }) => id === focused.id)
    ?.focus();
  activeTextField()?.setSelectionRange(...focused.caret);
}
