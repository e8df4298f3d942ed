import type { Standing } from '../../../domain/follow-up/collection';
import type { Attainment, ReportState } from '../../../domain/follow-up/report';
import type { RoundState } from '../../../domain/follow-up/round';
import type { ChoiceWords } from '../base/words';

export interface FollowUpWords {
  readonly roundState: ChoiceWords<RoundState>;
  readonly reportState: ChoiceWords<ReportState>;
  readonly attainment: ChoiceWords<Attainment>;
  /** How a goal stands in a round. What is reported has the words of the report's state. */
  readonly standing: ChoiceWords<Standing>;
}

const reportState = { submitted: 'Rapporterad', 'sent-back': 'Återsänd', accepted: 'Godtagen' };

/** The words of the states in follow-up, in Swedish: as the lists in SharePoint hold them. */
export const followUp: FollowUpWords = {
  roundState: { planned: 'Planerad', open: 'Pågår', closed: 'Avslutad', cancelled: 'Inställd' },
  reportState,
  attainment: {
    met: 'Uppfyllt',
    'partly-met': 'Delvis uppfyllt',
    'not-met': 'Ej uppfyllt',
    'cannot-be-assessed': 'Kan inte bedömas',
  },
  standing: {
    reported: reportState.submitted,
    accepted: reportState.accepted,
    'sent-back': reportState['sent-back'],
    missing: 'Saknas',
    late: 'Försenad',
    checking: 'Kontrolleras',
  },
};
