/** The texts of the page Mitt, in Swedish: what a person reports, and the report form. */
export const mine = {
  owed: (count: number) => (count === 1 ? 'Ett mål väntar på dig' : `${count} mål väntar på dig`),
  nothingOwed: 'Du har inget att rapportera just nu',
  nextRound: (date: string) => `Nästa omgång ska vara klar senast ${date}.`,
  noNextRound: 'När det finns något för dig att rapportera får du ett meddelande av Jämna.',
  neverOwed: 'Mål som du ansvarar för visas här när en uppföljning öppnar.',
  seeGoals: 'Se målen',
  done: 'Klart',
  sentBackReason: (name: string) => `${name} bad om en komplettering:`,
  asks: (name: string, round: string) => `${name} ber om utfallet för ${round}`,
  asksNobody: (round: string) => `Frågan gäller ${round}`,
  shownIn: (where: string) => `Värdet visas i ${where}.`,
  periodIs: (period: string) => `Utfallet gäller ${period}.`,
  open: 'Rapportera',
  change: 'Ändra',
  duties: {
    title: 'Annat som väntar på dig',
    goalMissing: (body: string) => `${body} saknar ett mätbart mål`,
    goalMissingOwn:
      'Varje nämnd, förvaltning, avdelning och enhet ska ha minst ett mätbart mål som utgår från ett mål på nivån ovanför. Kom överens om målet och skriv det här.',
    goalMissingOthers:
      'Ingen känd person ansvarar för målen där. Välj en chef under Mål, Organisation, eller skriv själv ett förslag till mål.',
    writeGoal: 'Skriv ett mål',
    successorMissing: (body: string, date: string) =>
      `${body} upphörde ${date}, och ingen har tagit över`,
    successorMissingText: (goals: number, reports: number) => {
      const left = [
        ...(goals === 0 ? [] : [goals === 1 ? '1 mål är kvar där' : `${goals} mål är kvar där`]),
        ...(reports === 0
          ? []
          : [reports === 1 ? '1 rapport saknas' : `${reports} rapporter saknas`]),
      ].join(' och ');
      return `${left}, men ingen kan frågas. Välj vem som ersätter, eller avsluta målen.`;
    },
    toOrganisation: 'Öppna Organisation',
    personUnknown: (mail: string) => `Jämna hittar ingen medarbetare med adressen ${mail}`,
    personUnknownText:
      'Ingen kan frågas eller påminnas på adressen. Är den felskriven, eller har personen slutat, så välj rätt person här, eller rätta raden i listan:',
    mention: (role: string, name: string, key: string, list: string) =>
      `${role} för ${name} (${key}) i listan ${list}`,
    role: {
      manager: 'Chef',
      substitute: 'Ersättare',
      secretary: 'Nämndsekreterare',
      processLeader: 'Processledare',
      reporter: 'Rapportör',
    },
    list: { bodies: 'Organisation', goals: 'Mål' },
    rowsFaulty: (count: number, list: string) =>
      count === 1
        ? `En rad i listan ${list} behöver rättas`
        : `${count} rader i listan ${list} behöver rättas`,
    rowsFaultyText:
      'Jämna räknar inte med dem som de står. Rätta cellen i listan, eller ta bort raden. Versionshistoriken i SharePoint visar vad där stod.',
    faultyRow: (title: string, id: string, column: string) =>
      `${title === '' ? `Raden med id ${id}` : `”${title}”`}, kolumnen ${column}:`,
    rowMissing: (code: string, list: string) => `Raden ${code} är borta ur listan ${list}`,
    rowMissingText:
      'Det som hör till den står kvar men har ingen plats. Skriv in raden igen med samma kod, så kopplar Jämna ihop dem. Flytta annars det som hör dit till en annan rad, eller ta bort det:',
    reports: (count: number) => (count === 1 ? '1 rapport' : `${count} rapporter`),
    manyUnknown:
      'Är adresserna rätt kan Jämna sakna rätten att läsa katalogen, eller ännu inte ha slagit upp dem. Be i så fall den som sköter Jämna att köra kontrollen av uppsättningen.',
    moreRows: (count: number) => (count === 1 ? 'och en rad till' : `och ${count} rader till`),
    more: (count: number) =>
      count === 1 ? 'En sak till väntar på dig.' : `${count} saker till väntar på dig.`,
  },
  form: {
    heading: 'Rapportera utfallet',
    figures: 'Utfall',
    totalComputed: (value: string) => `Totalt ${value}`,
    gapComputed: (value: string) => `Skillnad ${value}`,
    persons: {
      summary: 'Få personer bakom värdet? Ange antal så döljs det',
      why: 'Är antalet litet visas värdet bara för den som har rätt att se exakta siffror.',
      women: 'Antal kvinnor bakom värdet',
      men: 'Antal män bakom värdet',
      girls: 'Antal flickor bakom värdet',
      boys: 'Antal pojkar bakom värdet',
      total: 'Antal personer bakom värdet',
    },
    earlier: 'Tidigare utfall',
    comment: 'Vad förklarar utfallet?',
    commentHint:
      'Några meningar räcker. Skriv så att den som inte kan verksamheten förstår, och så att ingen person pekas ut.',
    evidence: 'Länk till underlag (frivilligt)',
    evidenceFault: 'Länken ska börja med https://',
    cannotBeAssessed: 'Det går inte att bedöma i år',
    cannotReason: 'Varför går det inte att bedöma?',
    attainment: 'Måluppfyllelse',
    suggested: 'Siffrorna pekar på',
    suggestedNone: 'Förslaget kommer när siffrorna är ifyllda.',
    changeAttainment: 'Gör en annan bedömning',
    useSuggestion: 'Följ siffrorna',
    attainmentReason: 'Varför bedömer du annorlunda än siffrorna?',
    needsReason: 'Skriv varför.',
    needsFigure: 'Fyll i ett värde, eller kryssa i att det inte går att bedöma.',
    needsAttainment: 'Siffrorna räcker inte för ett förslag. Gör en bedömning.',
    farFrom: 'Värdet ligger långt från tidigare utfall. Stämmer det?',
    farFromYes: 'Ja, det stämmer',
    submit: 'Rapportera',
    submitChange: 'Spara ändringen',
    saving: 'Sparar …',
    notMe: 'Inte jag',
    cancel: 'Stäng formuläret',
    fix: (count: number) => (count === 1 ? 'Rätta ett fält först.' : `Rätta ${count} fält först.`),
  },
  number: {
    notANumber: (example: string) => `Skriv ett tal, till exempel ${example}.`,
    ambiguous: (a: string, b: string) => `Menar du ${a} eller ${b}?`,
    tooLarge: 'Talet är för långt.',
  },
  draft: {
    kept: (time: string) => `Utkast sparat på den här enheten kl. ${time}`,
    notKept:
      'Utkastet kan inte sparas på den här enheten. Stäng inte sidan innan du har rapporterat.',
    discard: 'Ta bort det jag har skrivit',
    waiting:
      'Servern svarar inte. Det du skrev finns kvar på den här enheten, och vi fortsätter försöka spara.',
    unknown:
      'Vi vet inte om det sparades, eftersom SharePoint inte svarade i tid. Det du skrev finns kvar på den här enheten, och vi tar reda på det.',
    throttled: (time: string) =>
      `Microsoft ber oss vänta till ${time}. Inget är sparat än. Det du skrev finns kvar på den här enheten, och vi försöker igen då.`,
    tryNow: 'Försök nu',
    stopped:
      'Vi vet inte om det du skickade sparades. Sidan visar det när servern svarar igen. Det du skrev finns kvar på den här enheten.',
    stopTrying: 'Sluta försöka',
    signIn: 'Din inloggning gick ut. Det du skrev finns kvar.',
  },
  receipt: {
    saved: (time: string) => `Sparat kl. ${time}`,
    who: (where: string) =>
      `Processledarna, cheferna ovanför dig och nämndens sekreterare ser hela rapporten. Värdet visas i ${where}.`,
    how: 'Du kan ändra tills rapporten är godtagen eller omgången avslutad.',
  },
  conflict: {
    title: (name: string) => `${name} har sparat något annat medan du skrev`,
    titleOwn: 'Du har sparat något annat i ett annat fönster',
    text: 'Välj vad som ska gälla för varje fält. Inget försvinner förrän du har valt.',
    yours: 'Du skrev',
    theirs: (name: string) => `${name} sparade`,
    here: 'Här',
    elsewhere: 'Där',
    empty: 'tomt',
    keep: 'Spara mitt val',
    later: 'Fortsätt skriva',
    field: {
      cannotBeAssessed: 'Går inte att bedöma',
      attainment: 'Måluppfyllelse',
      attainmentReason: 'Motivering',
      comment: 'Kommentar',
      evidenceUrl: 'Underlag',
    },
    yes: 'Ja',
    no: 'Nej',
    asFigures: 'Som siffrorna pekar på',
  },
  decline: {
    title: 'Är det inte du som ska rapportera?',
    text: 'Processledarna får veta det och utser någon annan. Du kan ändå rapportera om du ändrar dig.',
    reason: 'Vem borde rapportera? (frivilligt)',
    send: 'Säg till processledarna',
    done: (count: number) =>
      count === 1 ? 'En processledare har fått veta.' : `${count} processledare har fått veta.`,
    cancel: 'Avbryt',
  },
};
