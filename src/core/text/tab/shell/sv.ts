/** The texts around every page, in Swedish: loading, refusals, no connection. */
export const shell = {
  pages: { mine: 'Mitt', goals: 'Mål', 'follow-up': 'Uppföljning' },
  settings: 'Inställningar',
  loading: 'Hämtar …',
  outside: {
    title: 'Öppna Jämna i Teams',
    text: 'Jämna arbetar inuti Microsoft Teams. Där är du redan inloggad.',
    action: 'Gå till Teams',
  },
  hostSilent: {
    title: 'Teams svarar inte',
    text: 'Sidan fick inget svar av Teams inom fem sekunder.',
  },
  offline: {
    title: 'Vi når inte servern',
    text: 'Kontrollera nätet. Det du har skrivit finns kvar på den här enheten.',
  },
  unavailable: {
    title: 'SharePoint svarar inte just nu',
    text: 'Kommunens listor går inte att nå. Det brukar gå över på några minuter.',
  },
  signIn: {
    title: 'Du är inte inloggad med kommunens konto',
    text: 'Jämna är till för kommunens egna medarbetare. Gäster och andra organisationers konton kommer inte in.',
    action: 'Logga in igen',
  },
  signInUnavailable: {
    title: 'Inloggningen kan inte kontrolleras just nu',
    text: 'Microsofts inloggning svarar inte. Inget är ändrat. Försök igen om en stund.',
  },
  clockDiffers: {
    title: 'En klocka går fel',
    text: 'Din inloggning är i ordning men dess tid stämmer inte. Kontrollera klockan på din dator eller telefon och försök igen. Är den rätt: be IT kontrollera serverns klocka, som får gå högst fem minuter fel.',
  },
  notAllowed: {
    title: 'Du har inte tillgång till sidan, eller så finns den inte',
    text: 'Hör av dig till en processledare om du borde komma in.',
  },
  notFound: {
    title: 'Det finns inte längre',
    text: 'Det du sökte har tagits bort eller bytt adress.',
  },
  unexpected: {
    title: 'Något gick fel',
    text: (reference: string) =>
      reference === ''
        ? 'Försök igen om en stund.'
        : `Försök igen. Ange ${reference} om du ber om hjälp.`,
  },
  listsMissing: {
    title: 'Listorna är inte skapade än',
    text: 'En administratör kör det här kommandot en gång. Sedan fungerar sidan.',
    copy: 'Kopiera kommandot',
    copied: 'Kopierat',
  },
  retry: 'Försök igen',
  staleFrom: (time: string) =>
    `Vi når inte servern. Du ser läget från kl. ${time}. Det du skriver sparas på den här enheten.`,
  graph: {
    unreachable: (since: string) => `SharePoint har inte svarat sedan ${since}.`,
    refused: (since: string) => `SharePoint har svarat med fel sedan ${since}.`,
    throttled: (until: string) => `Microsoft har bett oss vänta till ${until}.`,
    signIn: (since: string) => `Jämna har inte kunnat logga in mot SharePoint sedan ${since}.`,
    stale: (since: string) => `Minst en lista har inte gått att läsa sedan ${since}.`,
    dataFrom: (time: string, ago: string) => `Siffrorna är från ${time}, ${ago}.`,
  },
  clockFault: {
    kind: {
      'jumped-forward': (date: string) =>
        `Serverns klocka har hoppat framåt och visar ${date}. Jämna skickar inget så länge.`,
      'jumped-back': (date: string) =>
        `Serverns klocka har hoppat bakåt och visar ${date}. Jämna skickar inget så länge.`,
      'absurd-date': (date: string) =>
        `Serverns klocka visar ${date}, vilket inte kan stämma. Jämna skickar inget så länge.`,
    },
    advice:
      'Be IT kontrollera klockan. När den är rätt igen skickas det som väntar. Stämmer datumet redan: be IT starta om Jämna.',
  },
  acts: {
    offline:
      'Servern svarar inte, så vi vet inte om ändringen kom fram. Titta på sidan innan du gör om den.',
    throttled: (time: string) =>
      `Microsoft ber oss vänta till ${time}. Inget är sparat. Försök igen då.`,
    unavailable: 'SharePoint svarar inte just nu. Inget är sparat. Försök igen om en stund.',
    unknown:
      'SharePoint svarade inte i tid, så vi vet inte om det sparades. Vi tar reda på det, och sidan visar det som är sparat.',
    conflict: 'Någon annan hann före. Sidan visar nu det senaste.',
    notAllowed: 'Det finns inte, eller så får du inte göra det. Sidan visar nu vad du kan göra.',
    invalid: 'Något i uppgifterna stämmer inte.',
    moreFaults: 'Det finns fler fel än dessa. Rätta dem och försök igen, så visas nästa.',
  },
  print: 'Skriv ut',
};
