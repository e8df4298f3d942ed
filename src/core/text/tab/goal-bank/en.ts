import type { BankKey, BankWords } from '../../../domain/goals/goal-bank';

/** The words of the bank of ready goals, in English. The list Mål gets the Swedish ones. */
export const goalBankWords: Readonly<Record<BankKey, BankWords>> = {
  'decisions-considered': {
    title: 'Political decisions take consequences for women and men into account',
    indicator: 'Share of political decisions that have considered consequences for women and men',
  },
  'changes-analysed': {
    title: 'A gender analysis is made before decisions on change',
    indicator: 'Share of decisions on change that have a gender analysis',
  },
  'statistics-by-sex': {
    title: 'All statistics about individuals are split by sex',
    indicator: 'Share of statistics about individuals that are split by sex',
  },
  'decision-bases': {
    title: 'Documents behind decisions describe consequences for women and men',
    indicator: 'Share of officers’ reports that describe consequences for women and men',
  },
  'resources-mapped': {
    title: 'The budget shows how resources are shared between the sexes',
    indicator: 'Share of boards and companies that have mapped their resources by sex',
  },
  'bodies-with-plan': {
    title: 'More administrations work actively with the equality plan',
    indicator: 'Number of administrations that work actively with the plan',
  },
  'self-assessment': {
    title: 'Gender-equality work becomes part of ordinary steering',
    indicator: 'Total points in the self-assessment of ten moments (1–4 points each)',
  },
  'trained-in-mainstreaming': {
    title: 'Politicians and officials can work with gender mainstreaming',
    indicator: 'Share of politicians and officials who have been trained',
  },
  'elected-evenly': {
    title: 'Women and men are elected representatives in equal measure',
    indicator: 'Elected representatives on the board',
  },
  'full-time': {
    title: 'Women and men work full time to the same extent',
    indicator: 'Share of monthly paid staff who work full time',
  },
  'pay-gap': {
    title: 'The difference between women’s and men’s pay gets smaller',
    indicator: 'Mean pay, kronor a month',
  },
  'part-time-firefighters': {
    title: 'More women work as part-time firefighters',
    indicator: 'Part-time firefighters',
  },
  'upper-secondary': {
    title: 'Girls and boys complete upper secondary school to the same extent',
    indicator: 'Pupils with a degree or certificate within 4 years',
  },
  'merit-value': {
    title: 'The difference in merit value between girls and boys gets smaller',
    indicator: 'Merit value in year 9',
  },
  'eligible-for-vocational': {
    title: 'Girls and boys are eligible for vocational programmes',
    indicator: 'Pupils in year 9 who are eligible for vocational programmes',
  },
  'post-secondary': {
    title: 'Women and men study to the same extent',
    indicator: 'Share aged 25–64 with at least three years of post-secondary education',
  },
  'self-rated-health': {
    title: 'Women and men have equally good health',
    indicator: 'Share who rate their health as good',
  },
  'ill-health': {
    title: 'Ill health decreases for women and men',
    indicator: 'Days of ill health per person and year (ohälsotal)',
  },
  'care-of-sick-child': {
    title: 'Fathers and mothers take as many days to care for sick children',
    indicator: 'Men’s share of the days of care for a sick child (VAB)',
  },
  'income-support-time': {
    title: 'Women and men get decisions on income support equally fast',
    indicator: 'Processing time for income support, days',
  },
  'trained-on-violence': {
    title: 'Staff can discover and respond to violence in close relationships',
    indicator: 'Share of staff who have been trained on violence',
  },
  'home-care-satisfaction': {
    title: 'Women and men are equally satisfied with home care',
    indicator: 'Share satisfied with home care as a whole',
  },
  'long-term-unemployed': {
    title: 'Fewer women and men are unemployed for a long time',
    indicator: 'Share of long-term unemployed aged 25–64',
  },
  'foreign-born-employed': {
    title: 'Foreign-born women and men are employed to the same extent',
    indicator: 'Share of the foreign-born who are employed',
  },
  debts: {
    title: 'Fewer women and men have debts at the Enforcement Authority',
    indicator: 'Share of residents with debts at the Enforcement Authority',
  },
  'association-grants': {
    title: 'Grants to associations reach girls and boys equally',
    indicator: 'Grants to associations per participant, kronor',
  },
  'sports-participation': {
    title: 'Girls and boys do sports equally much',
    indicator: 'Occasions of participation in sports clubs, ages 7–20',
  },
  'youth-centre': {
    title: 'The youth centre’s visitors are girls and boys in equal measure',
    indicator: 'Visitors to the youth centre',
  },
  'feel-safe': {
    title: 'Women and men feel equally safe outdoors',
    indicator: 'Share who feel safe outdoors when it is dark',
  },
};
