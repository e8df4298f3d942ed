/** Says in Finnish of a row that is left out which row it is, and what is wrong with it, by the reason. */
export const brokenRow = (list: string, title: string, column: string) => {
  const row = `${list}: ${title === '' ? 'nimetön rivi' : title}`;
  return {
    missing: `${row} (sarake ${column} on tyhjä)`,
    unreadable: `${row} (saraketta ${column} ei voida lukea)`,
    doubled: `${row} (kaksoiskappale: sarakkeen ${column} koodi on vanhemmalla rivillä)`,
  };
};
