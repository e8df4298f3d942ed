import type { form as sv } from './sv';

/** The words of the form on a card, in English. */
export const form: typeof sv = {
  field: (label, unit) => (unit === '' ? label : `${label} (${unit})`),
  placeholder: (example) => `for example ${example}`,
  comment: 'What explains the outcome? (optional)',
  report: 'Report',
  change: 'Save the change',
  cannotAssess: 'Cannot be assessed',
  cannotAssessWhy: 'Why can it not be assessed?',
  cannotAssessSend: 'Report that it cannot be assessed',
  decline: 'Not me',
  declineWhy: 'Who should answer, and why? (optional)',
  declineSend: 'Tell the process leaders',
  reasonMissing: 'Write why.',
  attainmentMissing:
    'The figures do not show whether the goal is met. Assess it in Jämna, or choose “Cannot be assessed”.',
  back: 'Back to my goals',
  open: 'Report',
  edit: 'Change',
  openNamed: (goal) => `Open: ${goal}`,
  sentBack: (name) => `${name} has sent the report back.`,
  sentBackUnnamed: 'The report has been sent back.',
  reason: 'The reason',
  keptFaults: 'Nothing is saved yet. Correct what is marked; what you wrote is kept.',
  youWrote: 'This is what you wrote',
  farFrom: 'The value is far from earlier outcomes. Is it right?',
  farNotice: (button) =>
    `Nothing is saved yet. If the marked value is right, press “${button}” once more.`,
  keptConflict: 'Somebody else saved first. Your answer is not saved; what you wrote is below.',
  theirs: (name) => `Saved now, by ${name}`,
  edited: (name) => `${name} has changed the row in the list.`,
};
