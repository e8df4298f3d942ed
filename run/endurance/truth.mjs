// What is true: the messages that stand in the emulator's chats and channels, and the rows of the ledger.
import { json } from '../calls.mjs';

/** The display name of the list that is the ledger of messages. */
const ledger = 'Påminnelselogg';
/** The display names of states (src/graph/lists/deliveries.ts). */
const stateOf = {
  Planerad: 'planned',
  Skickas: 'sending',
  Skickad: 'sent',
  Avvisad: 'refused',
  Oklart: 'unknown',
};

/** Returns the id of the list by its display name. */
async function listNamed(host, leaderId, name) {
  const { lists } = await json(`${host}/host/lists?user=${leaderId}`);
  return lists.find(({ title }) => title === name).id;
}

async function placesOf(host, { people, channels, leaderId }) {
  const places = new Map();
  for (const id of people) {
    const { chat } = await json(`${host}/host/conversations?user=${id}`);
    places.set(id, { place: chat.id, reader: id });
  }
  for (const id of channels) places.set(id, { place: id, reader: leaderId });
  return places;
}

/**
 * Makes a reader of what the emulator holds, which no fault hits.
 *
 * @param {string} host
 * @param {{ people: string[], channels: string[], leaderId: string }} who
 */
export async function truthOf(host, who) {
  const places = await placesOf(host, who);
  const rowsOf = async (name) => {
    const list = await listNamed(host, who.leaderId, name);
    return json(`${host}/host/lists/${list}/rows?user=${who.leaderId}`);
  };
  return {
    /** How many recipients the bot knows: the rows of the list of conversations. */
    conversations: async () => (await rowsOf('Konversationer')).length,
    /** Returns the ids of the bot's messages by recipient. */
    async posts() {
      const found = new Map();
      for (const [recipient, { place, reader }] of places) {
        const url = `${host}/host/conversations/${encodeURIComponent(place)}?user=${reader}`;
        const { messages } = await json(url);
        const ofBot = messages.filter(({ fromUserId }) => fromUserId === undefined);
        found.set(
          recipient,
          ofBot.map(({ id }) => id),
        );
      }
      return found;
    },
    /** Returns the rows of the ledger; of several rows with one key the one with the lowest id, which is the record. */
    async ledger() {
      const rows = (await rowsOf(ledger)).map(({ id, values }) => ({
        id,
        key: values.Key,
        state: stateOf[values.WorkState],
        activityId: values.Activity ?? '',
        reason: values.Reason ?? '',
      }));
      const records = new Map();
      for (const row of rows.toSorted((a, b) => a.id - b.id)) {
        if (!records.has(row.key)) records.set(row.key, row);
      }
      return [...records.values()];
    },
    /** Returns the history of a ledger row, oldest first. */
    async historyOf(id) {
      const list = await listNamed(host, who.leaderId, ledger);
      const url = `${host}/host/lists/${list}/rows/${id}/versions?user=${who.leaderId}`;
      return (await json(url)).reverse();
    },
  };
}
