import { HostConfig } from 'adaptivecards';

/** The colours are CSS variables of the page, so that a card follows the theme without being drawn again. */
function colours() {
  const of = (name: string) => ({
    default: `var(--${name})`,
    subtle: `var(--${name})`,
  });
  return {
    default: { default: 'var(--text)', subtle: 'var(--text-soft)' },
    dark: of('text'),
    light: of('text'),
    accent: of('accent-text'),
    good: of('good'),
    warning: of('warning'),
    attention: of('attention'),
  };
}

const container = (background: string) => ({
  backgroundColor: `var(--${background})`,
  borderColor: 'var(--line)',
  foregroundColors: colours(),
});

const sizes = {
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  imageSizes: { small: 32, medium: 52, large: 100 },
};

const controls = {
  actions: {
    maxActions: 6,
    spacing: 'large',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'default' },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 12,
  },
};

/**
 * Makes the configuration with which the Adaptive Cards library draws cards, in the sizes of Teams.
 *
 * @param headingLevel `aria-level` of a card's headings below the page's own headings
 */
export function cardConfig(headingLevel: number): HostConfig {
  return new HostConfig({
    ...sizes,
    ...controls,
    fontFamily: 'inherit',
    supportsInteractivity: true,
    containerStyles: {
      default: container('card'),
      emphasis: container('emphasis'),
      good: container('good-soft'),
      attention: container('attention-soft'),
      warning: container('warning-soft'),
      accent: container('accent-soft'),
    },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    textBlock: { headingLevel },
  });
}
