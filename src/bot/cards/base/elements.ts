import { definedOnly } from '../../../core/domain/base/defined';
import { plainText } from './plain-text';

/** One element or action of an Adaptive Card 1.5, as JSON. */
export interface CardPart {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A whole card. Valid against tests/schemas/adaptivecards/1.5.0. */
export interface AdaptiveCard extends CardPart {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** What a client shows that cannot show the card, and what a notification says. */
  readonly fallbackText: string;
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
}

/** Colours of Adaptive Cards; always beside a word that says the same. */
export type Tone = 'default' | 'good' | 'warning' | 'attention';

interface LineStyle {
  readonly isBold?: boolean;
  readonly isSubtle?: boolean;
  readonly isLarge?: boolean;
  readonly tone?: Tone;
  readonly spacing?: 'none' | 'small' | 'default' | 'medium';
  readonly longest?: number;
}

/** A heading in our own words. Markdown is read here, so it never holds stored text. */
export function heading(words: string): CardPart {
  return {
    type: 'TextBlock',
    text: words,
    style: 'heading',
    weight: 'bolder',
    size: 'large',
    wrap: true,
  };
}

/** A paragraph that may hold stored text: runs of a RichTextBlock do not read Markdown. */
export function line(text: string, style: LineStyle = {}): CardPart {
  return {
    type: 'RichTextBlock',
    spacing: style.spacing ?? 'small',
    inlines: [run(text, style)],
  };
}

/** "Label: value" on one line, the label in bold. */
export function labelled(label: string, value: string, style: LineStyle = {}): CardPart {
  return {
    type: 'RichTextBlock',
    spacing: style.spacing ?? 'small',
    inlines: [run(`${label}: `, { isBold: true }), run(value, style)],
  };
}

function run(text: string, style: LineStyle): CardPart {
  const isOwnSpace = /\s$/.test(text) ? ' ' : '';
  return definedOnly({
    type: 'TextRun',
    text: plainText(text, style.longest) + isOwnSpace,
    weight: style.isBold === true ? 'bolder' : undefined,
    isSubtle: style.isSubtle === true ? true : undefined,
    size: style.isLarge === true ? 'medium' : undefined,
    color: style.tone,
  });
}

/** A group of elements, in a box when `style` says so, apart from what stands above when `separator`. */
export function group(
  items: readonly CardPart[],
  style: { readonly style?: 'emphasis' | 'attention' | 'good'; readonly separator?: boolean } = {},
): CardPart {
  return definedOnly({
    type: 'Container',
    spacing: 'medium',
    items,
    style: style.style,
    separator: style.separator === true ? true : undefined,
  });
}

/** Buttons inside the body. */
export function buttons(actions: readonly CardPart[]): CardPart {
  return { type: 'ActionSet', spacing: 'small', actions };
}

/** Makes a text field. It has no rules of its own: the act checks every answer, so that the card can explain what is wrong. */
export function textField(field: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
  readonly longest: number;
}): CardPart {
  return definedOnly({
    type: 'Input.Text',
    id: field.id,
    label: plainText(field.label),
    maxLength: field.longest,
    value: plainText(field.value, field.longest),
    placeholder: field.placeholder,
    isMultiline: field.isMultiline === true ? true : undefined,
  });
}

/** A button that unfolds a part of the card. */
export function unfold(
  title: string,
  body: readonly CardPart[],
  actions: readonly CardPart[],
): CardPart {
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body, actions } };
}

/** The frame of every card. `spoken` is what a client shows that cannot show the card. */
export function adaptiveCard(content: {
  readonly language: string;
  readonly fallbackText: string;
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
}): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: content.language,
    fallbackText: plainText(content.fallbackText),
    body: content.body,
    actions: content.actions,
  };
}
