import type { Counted } from '../../../domain/follow-up/collection';
import type { Attainment, RowState } from '../../../domain/follow-up/report';
import type { RoundState } from '../../../domain/follow-up/round';
import type { RoundKind } from '../../../domain/follow-up/round-kind';
import type { ChoiceWords } from '../base/words';

export interface FollowUpWords {
  readonly roundState: ChoiceWords<RoundState>;
  readonly roundKind: ChoiceWords<RoundKind>;
  readonly reportState: ChoiceWords<RowState>;
  readonly attainment: ChoiceWords<Attainment>;
  /** How a goal stands in a round, and the word for what is late besides. What is reported, and what is not when the round has ended, has the words of the report's state. */
  readonly standing: ChoiceWords<Counted>;
  /** A standing with the number of days by which the report is late. */
  readonly lateBy: (standing: string, days: number) => string;
}

const reportState = {
  asked: 'Efterfrågad',
  'not-reported': 'Ej rapporterad',
  submitted: 'Rapporterad',
  'sent-back': 'Återsänd',
  accepted: 'Godtagen',
};

/** The words of the states in follow-up, in Swedish: as the lists in SharePoint hold them. */
export const followUp: FollowUpWords = {
  roundState: {
    planned: 'Planerad',
    opening: 'Öppnas',
    open: 'Pågår',
    closing: 'Avslutas',
    closed: 'Avslutad',
    cancelled: 'Inställd',
  },
  roundKind: { interim: 'Delårsuppföljning', annual: 'Årsuppföljning' },
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
    late: 'Försenade',
    'not-reported': reportState['not-reported'],
    checking: 'Kontrolleras',
  },
  lateBy: (standing, days) => `${standing}, ${days === 1 ? '1 dag sen' : `${days} dagar sen`}`,
};
