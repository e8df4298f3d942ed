import type { MessageKind } from '../../../domain/messages/ledger';
import type { KnownReason } from './delivery-reasons-sv';

/** Why a message was not sent or may not have arrived, in Finnish. */
export const deliveryReasons: Readonly<Record<KnownReason, string>> = {
  'not-needed': 'ei enää tarpeen',
  replaced: 'myöhempi viesti kertoo saman',
  'no-answer': 'Teams ei vastannut',
  'send-failed': 'virhe keskeytti Jämnan lähetyksen aikana',
  'nothing-to-show': 'näytettävää ei enää ollut',
  'nothing-to-update': 'muutettavaa viestiä ei ole',
  'bot-not-installed': 'vastaanottajalla ei ole vielä Jämnaa Teamsissa',
  'bot-removed': 'Jämna on poistettu keskustelusta tai tiimistä',
  'channel-gone': 'kanava on poistettu tai arkistoitu',
  'address-not-allowed': 'Teamsin osoite ei ole hyväksytty',
  BadArgument: 'Teams ei pystynyt lukemaan viestiä',
  BadSyntax: 'Teams ei pystynyt lukemaan viestiä',
  Unauthorized: 'Teams ei hyväksynyt Jämnan kirjautumista',
  BotNotRegistered: 'Jämnaa ei ole rekisteröity botiksi',
  BotNotInConversationRoster: 'Jämna ei ole keskustelussa tai tiimissä',
  BotDisabledByAdmin: 'järjestelmänvalvoja on poistanut Jämnan käytöstä Teamsissa',
  ConversationBlockedByUser: 'vastaanottaja on estänyt Jämnan Teamsissa',
  MessageWritesBlocked: 'vastaanottaja on estänyt Jämnan Teamsissa',
  ForbiddenOperationException: 'Teams ei salli sitä tässä; tiimi voi olla arkistoitu',
  InvalidBotApiHost: 'Teamsilla on kunnalle toinen osoite',
  NotEnoughPermissions: 'Jämna ei saa kirjoittaa kanavalle',
  ConversationNotFound: 'keskustelua tai kanavaa ei enää ole',
  ActivityNotFoundInConversation: 'viesti on poistettu Teamsissa',
  MemberNotFoundInConversation: 'vastaanottaja ei ole keskustelussa',
  MessageSizeTooBig: 'viesti on liian suuri Teamsille',
  ServiceError: 'virhe Teamsissa',
};

/** The kinds of messages in the ledger, in Finnish. */
export const messageKinds: Readonly<Record<MessageKind, string>> = {
  'round-card': 'Kortti',
  'board-post': 'Viesti kanavalla',
  'reminder-person': 'Muistutus',
  'reminder-board': 'Muistutus kanavalla',
  'report-sent-back': 'Palautettu raportti',
  'report-declined': 'En minä',
  'comment-written': 'Uusi kommentti',
  'edit-refused': 'Sääntöä rikkova muutos',
  'row-gone': 'Poissa oleva rivi',
  'figure-changed': 'Muutettu arvo',
  'round-changed': 'Muutettu kierros',
};
