import { followUp } from '../list/follow-up/sv';
import { goals } from '../list/goals/sv';
import { lowerCase } from '../list/base/words';
/** The texts of the documents in Swedish. Their type, `DocumentText`, is the one that the other languages must have. */
export const sv = {
  roundSheet: 'Rapporter',
  aboutSheet: 'Om',
  columns: {
    board: 'Nämnd',
    body: 'Förvaltning eller enhet',
    goalKey: 'Mål, kod',
    goal: 'Mål',
    indicator: 'Indikator',
    unit: 'Måttenhet',
    direction: 'Vad som är bra',
    baselineYear: 'Utgångsår',
    baselineWomen: 'Utgångsvärde kvinnor/flickor',
    baselineMen: 'Utgångsvärde män/pojkar',
    baselineTotal: 'Utgångsvärde totalt',
    target: 'Målvärde',
    targetOn: 'Måldatum',
    women: 'Utfall kvinnor/flickor',
    men: 'Utfall män/pojkar',
    total: 'Utfall totalt',
    gap: 'Skillnad',
    womenPersons: 'Kvinnor/flickor bakom utfallet',
    menPersons: 'Män/pojkar bakom utfallet',
    totalPersons: 'Personer bakom utfallet',
    attainment: 'Måluppfyllelse',
    attainmentReason: 'Motivering',
    comment: 'Vad förklarar utfallet?',
    evidence: 'Underlag',
    reportedBy: 'Rapporterat av',
    reportedOn: 'Rapporterat den',
    state: 'Läge',
    faults: 'Kontroll',
  },
  attainment: { ...lowerCase(followUp.attainment), suppressed: 'visas inte (få personer)' },
  state: lowerCase(followUp.standing),
  roundKind: followUp.roundKind,
  direction: {
    rising: 'högre är bättre',
    falling: 'lägre är bättre',
    gap: 'mindre skillnad är bättre',
    even: 'vart och ett av könen 40–60 procent',
  },
  measure: lowerCase(goals.measure),
  suppressed: 'visas inte (få personer)',
  cut: '… [avkortat]',
  about: {
    municipality: 'Kommun',
    round: 'Uppföljningsomgång',
    kind: 'Slag',
    period: 'Period',
    dueOn: 'Sista dag',
    shownIn: 'Siffrorna visas i',
    goals: 'Antal mål',
    exportedAt: 'Exporterad',
    exportedBy: 'Exporterad av',
    note: 'Att läsa tabellen',
    noteText:
      'En rad för varje mål i omgången. Rader med text i kolumnen Kontroll räknas inte med i summor. Antal som rör få personer visas bara för den som har rätt att se dem.',
  },
};

/** The type of the documents' texts in one language. */
export type DocumentText = typeof sv;
