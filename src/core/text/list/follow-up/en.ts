import type { followUp as sv } from './sv';

const reportState = {
  asked: 'Asked for',
  'not-reported': 'Not reported',
  submitted: 'Reported',
  'sent-back': 'Sent back',
  accepted: 'Accepted',
};

/** The words of the states in follow-up, in English. */
export const followUp: typeof sv = {
  roundState: {
    planned: 'Planned',
    opening: 'Opening',
    open: 'Open',
    closing: 'Closing',
    closed: 'Closed',
    cancelled: 'Cancelled',
  },
  roundKind: { interim: 'Interim follow-up', annual: 'Annual follow-up' },
  reportState,
  attainment: {
    met: 'Met',
    'partly-met': 'Partly met',
    'not-met': 'Not met',
    'cannot-be-assessed': 'Cannot be assessed',
  },
  standing: {
    reported: reportState.submitted,
    accepted: reportState.accepted,
    'sent-back': reportState['sent-back'],
    missing: 'Missing',
    late: 'Late',
    'not-reported': reportState['not-reported'],
    checking: 'Being checked',
  },
  lateBy: (standing, days) => `${standing}, ${days === 1 ? '1 day late' : `${days} days late`}`,
};
