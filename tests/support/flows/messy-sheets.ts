type Sheet = readonly (readonly string[])[];

/** An organisation as people keep it in Excel: a title, blank rows, names instead of codes, abbreviations, pasted addresses and a sum. */
export const organisation: Sheet = [
  ['Organisation Granforsa, jämställdhet 2027'],
  [],
  ['Kod', 'Namn', 'Nivå', 'Hör till', 'Chef', 'Processledare'],
  ['KF', 'Kommunfullmäktige', 'Kommunfullmäktige', '', '', 'karin.lindgren@granforsa.example'],
  ['BUN', 'Barn- och utbildningsnämnden', 'Nämnd', 'Kommunfullmäktige', '', ''],
  [
    ...['BUF', 'Barn- och utbildningsförvaltningen', 'förvaltning', 'BUN'],
    ...['Anna Bergqvist <anna.bergqvist@granforsa.example>', ''],
  ],
  [],
  [
    ...['BUF-B', 'Bergaskolan', 'Enhet', 'Barn- och utbildningsförvaltningen'],
    ...['mailto:malin.eklund@granforsa.example', ''],
  ],
  ['Summa', '4 st', '', '', '', ''],
];

/** Goals from the same workbook: merged headings in two rows, and figures and dates as Swedes write them. */
export const goals: Sheet = [
  ['Mål 2027', '', '', '', '', '', '', '', '', '', '', '', ''],
  [
    ...['Kod', 'Mål', 'Organ', 'Härlett ur', 'Indikator', 'Mäts i', 'Uppdelning', 'Riktning'],
    ...['Utgångsvärde', '', 'Utgångsår', 'Målvärde', 'Ska vara nått'],
  ],
  ['', '', '', '', '', '', '', '', 'Flickor', 'Pojkar', '', '', ''],
  [
    ...['K-1', 'Flickor och pojkar får lika mycket', 'Kommunfullmäktige', '', '', '', '', ''],
    ...['', '', '', '', ''],
  ],
  [
    ...['F-1', 'Fler klarar proven', 'Barn- och utbildningsförvaltningen', 'K-1'],
    ...['Andel som klarar proven', 'Procent', 'Flickor och pojkar', 'Ska öka'],
    ...['60 %', 'ca 55 %', '2025', 'minst 75 %', '31/12 2027'],
  ],
  [
    ...['B-1', 'Alla deltar i rasten', 'Bergaskolan', 'F-1', 'Andel som deltar', 'procent'],
    ...['Flickor och pojkar', 'Ska öka', '71,5', '64,0', '2025', '80', '2027-12-31'],
  ],
];
