import { readExpression, type Lookup } from './expression';

type Attributes = Readonly<Record<string, unknown>>;

interface Format {
  readonly elmType?: unknown;
  readonly txtContent?: unknown;
  readonly attributes?: Attributes;
  readonly style?: Attributes;
  readonly children?: readonly Format[];
}

/** What a cell's formatting may be made of; anything else becomes a `span`. */
const elements: readonly string[] = ['div', 'span', 'a', 'p', 'strong', 'b', 'em'];
/** Styles that give a cell its form. Colours come from classes, so that each theme keeps its contrast. */
const styles: readonly string[] = [
  'display',
  'padding',
  'padding-left',
  'padding-right',
  'margin',
  'margin-left',
  'margin-right',
  'border-radius',
  'font-weight',
  'text-align',
  'white-space',
  'text-decoration',
];

/** How SharePoint's own classes and their colours look here. */
const tones: readonly (readonly [tone: string, pattern: RegExp])[] = [
  ['good', /severity--good|Green|SuccessBackground|Mint/i],
  ['bad', /severity--(severeWarning|blocked)|Red|Coral|ErrorBackground|DustRose|Peach/i],
  ['warning', /severity--(warning|low)|Gold|Yellow|WarningBackground|Orange/i],
  ['neutral', /Gr[ae]y|Neutral|Blue|Cornflower|Lilac|Teal|bgColor|backgroundColor/i],
];

function toneOf(classes: string, background: string): string | undefined {
  const said = `${classes} ${background}`;
  return tones.find(([, pattern]) => pattern.test(said))?.[0];
}

const say = (source: unknown, lookup: Lookup) => String(readExpression(source)(lookup));

function applyLink(element: HTMLAnchorElement, attributes: Attributes, lookup: Lookup): void {
  const href = say(attributes['href'] ?? '', lookup);
  if (/^https?:/i.test(href)) element.href = href;
  if (say(attributes['target'] ?? '', lookup) !== '_blank') return;
  element.target = '_blank';
  element.rel = 'noopener';
}

function applyAttributes(element: HTMLElement, format: Format, lookup: Lookup): void {
  const { attributes = {}, style = {} } = format;
  const classes = say(attributes['class'] ?? '', lookup);
  const tone = toneOf(classes, say(style['background-color'] ?? '', lookup));
  if (tone !== undefined) element.className = `pill ${tone}`;
  if (attributes['title'] !== undefined) element.title = say(attributes['title'], lookup);
  if (element instanceof HTMLAnchorElement) applyLink(element, attributes, lookup);
}

function applyStyle(element: HTMLElement, format: Format, lookup: Lookup): void {
  for (const [name, source] of Object.entries(format.style ?? {})) {
    const value = say(source, lookup);
    if (name === 'display' && value === 'none') element.hidden = true;
    else if (styles.includes(name) && value !== '') element.style.setProperty(name, value);
  }
}

function draw(format: Format, lookup: Lookup): HTMLElement {
  const wanted = String(format.elmType);
  const element = document.createElement(elements.includes(wanted) ? wanted : 'span');
  applyAttributes(element, format, lookup);
  applyStyle(element, format, lookup);
  if (format.txtContent !== undefined) element.textContent = say(format.txtContent, lookup);
  element.append(...(format.children ?? []).map((child) => draw(child, lookup)));
  return element;
}

/**
 * Draws a cell as its column formatting says.
 *
 * @returns `undefined` when it holds what the stand-in does not do: the cell is then shown without formatting
 */
export function formattedCell(format: unknown, lookup: Lookup): HTMLElement | undefined {
  try {
    return draw(format as Format, lookup);
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
