import { definedOnly } from '../../../core/domain/base/defined';
import { plainText } from './plain-text';

/** One element or action of an Adaptive Card 1.5, as JSON. */
export interface CardPart {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A whole card, valid against tests/schemas/adaptivecards/1.5.0. */
export interface AdaptiveCard extends CardPart {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** The text that clients show when they cannot show the card; notifications show it too. */
  readonly fallbackText: string;
  readonly body: readonly CardPart[];
  readonly actions: readonly CardPart[];
}

/** Colours of Adaptive Cards. A word beside the colour always has the same meaning. */
export type Tone = 'default' | 'good' | 'warning' | 'attention';

interface LineStyle {
  readonly isBold?: boolean;
  readonly isSubtle?: boolean;
  readonly isLarge?: boolean;
  readonly tone?: Tone;
  readonly spacing?: 'none' | 'small' | 'default' | 'medium';
  readonly longest?: number;
}

/** Makes a heading of the product's own text. Teams reads Markdown in it, so it never holds stored text. */
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

/** Makes a paragraph. It may hold stored text, since Teams reads no Markdown in a RichTextBlock. */
export function line(text: string, style: LineStyle = {}): CardPart {
  return {
    type: 'RichTextBlock',
    spacing: style.spacing ?? 'small',
    inlines: [run(text, style)],
  };
}

/** Makes a line "Label: value" with the label in bold. */
export function labelled(label: string, value: string, style: LineStyle = {}): CardPart {
  return {
    type: 'RichTextBlock',
    spacing: style.spacing ?? 'small',
    inlines: [run(`${label}: `, { isBold: true }), run(value, style)],
  };
}

function run(text: string, style: LineStyle): CardPart {
  const trailingSpace = /\s$/.test(text) ? ' ' : '';
  return definedOnly({
    type: 'TextRun',
    text: plainText(text, style.longest) + trailingSpace,
    weight: style.isBold === true ? 'bolder' : undefined,
    isSubtle: style.isSubtle === true ? true : undefined,
    size: style.isLarge === true ? 'medium' : undefined,
    color: style.tone,
  });
}

/** Groups elements. `style` puts them in a coloured box, `separator` draws a line above them. */
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

/** Makes a row of buttons inside the body. */
export function buttons(actions: readonly CardPart[]): CardPart {
  return { type: 'ActionSet', spacing: 'small', actions };
}

/**
 * Greatest number of characters with which a field is filled: more than a report takes, so that a person sees the text that
 * was refused as too long, and few enough that the three texts of a form fit the 28 KB of a card.
 */
const longestValue = 3_000;

/**
 * Makes a text field without a limit: Teams would cut what a person pastes, and say nothing. The act checks each answer,
 * and the card then explains the faults.
 */
export function textField(field: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
}): CardPart {
  return definedOnly({
    type: 'Input.Text',
    id: field.id,
    label: plainText(field.label),
    value: plainText(field.value, longestValue),
    placeholder: field.placeholder,
    isMultiline: field.isMultiline === true ? true : undefined,
  });
}

/** Makes a button that unfolds a part of the card. */
export function unfoldButton(
  title: string,
  body: readonly CardPart[],
  actions: readonly CardPart[],
): CardPart {
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body, actions } };
}

/** Makes a whole card of its parts. */
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
